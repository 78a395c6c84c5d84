package tickettype_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

func TestListResource(t *testing.T) {
	t.Parallel()
	const typeName = "intercom_ticket_type"
	server := intercomtest.New(t)
	bug := server.Add("ticket_types", map[string]any{"name": "Bug", "category": "Customer", "description": "Broken"})
	server.Add("ticket_types", map[string]any{"name": "Bug", "category": "Tracker"})
	server.Add("ticket_types", map[string]any{"name": "Refund", "category": "Customer"})
	server.Add("ticket_types", map[string]any{"name": "Old bug", "category": "Customer", "archived": true})
	p := acctest.Connect(t, server)

	found := p.ExpectFound(typeName, nil, "Bug (Customer)", "Bug (Tracker)", "Refund (Customer)")
	if got := found[0].Identity; got["id"] != bug || got["workspace_id"] != "ws_test" {
		t.Errorf("the identity is %v", got)
	}
	if got := p.Values(typeName, found[0].Object); got["name"] != "Bug" || got["category"] != "Customer" || got["description"] != "Broken" {
		t.Errorf("the object is %v", got)
	}

	p.ExpectFound(typeName, acctest.Values{"category": "Customer"}, "Bug (Customer)", "Refund (Customer)")
	p.ExpectFound(typeName, acctest.Values{"name_regex": "Bug|Customer"}, "Bug (Customer)", "Bug (Tracker)")
	p.ExpectFound(typeName, acctest.Values{"category": "Tracker", "name_regex": "g$"}, "Bug (Tracker)")
	p.ExpectFound(typeName, acctest.Values{"name_regex": "Old"})

	_, diags := p.List(typeName, acctest.Values{"category": "customer"}, 100, false)
	p.ExpectError(diags, "category", "Invalid Attribute Value Match", `"Back-office"`)
}
