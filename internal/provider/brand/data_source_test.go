package brand_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// A brand without a help center or a sender address has neither id, however Intercom
// leaves them out.
func TestDataSource(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.Add("brands", map[string]any{"name": "Parcel Express", "default_address_settings_id": "15"})
	p := acctest.Connect(t, server)
	got, diags := p.ReadDataSource("intercom_brand", acctest.Values{"name": "Parcel Express"})
	p.ExpectNone(diags)
	if got["id"] != id || got["is_default"] != false || got["help_center_id"] != nil || got["default_address_settings_id"] != "15" {
		t.Errorf("got %v", got)
	}
	got, diags = p.ReadDataSource("intercom_brand", acctest.Values{"id": server.WorkspaceID})
	p.ExpectNone(diags)
	if got["is_default"] != true || got["default_address_settings_id"] != nil {
		t.Errorf("the default brand is %v", got)
	}
	got, diags = p.ReadDataSource("intercom_brands", nil)
	p.ExpectNone(diags)
	if brands := p.Objects(got["brands"]); len(brands) != 2 {
		t.Errorf("got %v", brands)
	}
}

func TestDataSource_refused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("brands", map[string]any{"id": "7", "name": "Same"})
	server.Add("brands", map[string]any{"id": "8", "name": "Same"})
	p := acctest.Connect(t, server)
	_, diags := p.ReadDataSource("intercom_brand", acctest.Values{"name": "same"})
	p.ExpectError(diags, "name", "No Such Brand", `no brand with the name "same"`)
	_, diags = p.ReadDataSource("intercom_brand", acctest.Values{"id": "4711"})
	p.ExpectError(diags, "id", "No Such Brand")
	_, diags = p.ReadDataSource("intercom_brand", acctest.Values{"name": "Same"})
	p.ExpectError(diags, "name", "Several Brands", "id 7", "id 8", "Use the id")
	server.SetDenied("/brands")
	_, diags = acctest.Connect(t, server).ReadDataSource("intercom_brands", nil)
	p.ExpectError(diags, "", "Unable to Read Brands", "lacks a permission", "does not document which permission brands need")
}
