package tag_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

func TestListResource(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	vip := server.Add("tags", map[string]any{"name": "VIP"})
	server.Add("tags", map[string]any{"name": "Billing"})
	p := acctest.Connect(t, server)
	found := p.ExpectFound("intercom_tag", nil, "VIP", "Billing")
	if got := found[0].Identity; got["id"] != vip || got["workspace_id"] != "ws_test" {
		t.Errorf("the identity is %v", got)
	}
	if got := p.Values("intercom_tag", found[0].Object); got["id"] != vip || got["name"] != "VIP" {
		t.Errorf("the object is %v", got)
	}
	p.ExpectFound("intercom_tag", acctest.Values{"name_regex": "(?i)^b"}, "Billing")
}
