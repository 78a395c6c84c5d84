package helpcenter_test

import (
	"fmt"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

func TestDataSource(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
	p := acctest.Connect(t, server)
	got, diags := p.ReadDataSource("intercom_help_center", acctest.Values{"identifier": "help"})
	p.ExpectNone(diags)
	if got["default"] != true || got["custom_domain"] != nil || got["url"] != "https://intercom.help/help" {
		t.Errorf("got %v", got)
	}
	_, diags = p.ReadDataSource("intercom_help_center", acctest.Values{"identifier": "Help"})
	p.ExpectError(diags, "identifier", "No Such Help Center", `"Help"`)
	_, diags = p.ReadDataSource("intercom_help_center", acctest.Values{"id": "4711"})
	p.ExpectError(diags, "id", "No Such Help Center")
	got, diags = p.ReadDataSource("intercom_help_centers", nil)
	p.ExpectNone(diags)
	if centers := p.Objects(got["help_centers"]); len(centers) != 2 || fmt.Sprint(centers[1]["custom_domain"]) != "developers.example.com" {
		t.Errorf("got %v", centers)
	}
}
