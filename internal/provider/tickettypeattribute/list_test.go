package tickettypeattribute_test

import (
	"slices"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

func TestListResource(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	add := func(typeID, name, dataType string, more map[string]any) string {
		attribute := map[string]any{"ticket_type_id": typeID, "name": name, "data_type": dataType}
		for key, value := range more {
			attribute[key] = value
		}
		return server.Add("ticket_type_attributes", attribute)
	}
	bug := server.Add("ticket_types", map[string]any{"name": "Bug", "category": "Customer"})
	refund := server.Add("ticket_types", map[string]any{"name": "Refund", "category": "Customer"})
	old := server.Add("ticket_types", map[string]any{"name": "Old", "category": "Customer", "archived": true})
	severity := add(bug, "Severity", "list", map[string]any{"input_options": map[string]any{"list_options": []any{
		map[string]any{"id": "1", "label": "Low"}, map[string]any{"id": "2", "label": "None", "archived": true}, map[string]any{"id": "3", "label": "High"},
	}}})
	add(bug, "Amount", "decimal", nil)
	add(bug, "Amount before", "decimal", map[string]any{"archived": true})
	add(refund, "Amount", "decimal", nil)
	add(old, "Amount", "decimal", nil)
	p := acctest.Connect(t, server)

	// The list has neither archived attributes, nor attributes of archived types, nor those that Intercom made.
	found := p.ExpectFound(typeName, nil, "Bug/Severity", "Bug/Amount", "Refund/Amount")
	if got := found[0].Identity; got["ticket_type_id"] != bug || got["id"] != severity || got["workspace_id"] != "ws_test" {
		t.Errorf("the identity is %v", got)
	}
	got := p.Values(typeName, found[0].Object)
	if items, _ := got["list_items"].([]string); got["ticket_type_id"] != bug || !slices.Equal(items, []string{"Low", "High"}) {
		t.Errorf("the object is %v", got)
	}

	p.ExpectFound(typeName, acctest.Values{"ticket_type_id": refund}, "Refund/Amount")
	p.ExpectFound(typeName, acctest.Values{"ticket_type_id": refund, "include_default": true},
		"Refund/_default_title_", "Refund/_default_description_", "Refund/Amount")
	p.ExpectFound(typeName, acctest.Values{"ticket_type_id": old, "include_default": true})
	p.ExpectFound(typeName, acctest.Values{"ticket_type_id": "4711"})
	p.ExpectFound(typeName, acctest.Values{"data_type": "decimal"}, "Bug/Amount", "Refund/Amount")
	p.ExpectFound(typeName, acctest.Values{"name_regex": "Amount|Bug"}, "Bug/Amount", "Refund/Amount")
	p.ExpectFound(typeName, acctest.Values{"ticket_type_id": bug, "data_type": "decimal", "include_default": true, "name_regex": "^A"}, "Bug/Amount")

	for attribute, wrong := range map[string]string{"data_type": "options", "ticket_type_id": ""} {
		_, diags := p.List(typeName, acctest.Values{attribute: wrong}, 100, false)
		if len(diags) != 1 || !diags[0].Error || diags[0].Path != attribute {
			t.Errorf("%s = %q: %v", attribute, wrong, diags)
		}
	}
}
