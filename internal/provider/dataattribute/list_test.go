package dataattribute_test

import (
	"slices"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

func TestListResource(t *testing.T) {
	t.Parallel()
	const typeName = "intercom_data_attribute"
	server := intercomtest.New(t)
	plan := server.Add("data_attributes", map[string]any{"model": "contact", "name": "plan", "options": []any{"pro", "free"}, "messenger_writable": true})
	server.Add("data_attributes", map[string]any{"model": "company", "name": "plan size", "data_type": "integer"})
	server.Add("data_attributes", map[string]any{"model": "contact", "name": "since", "data_type": "date"})
	server.Add("data_attributes", map[string]any{"model": "company", "name": "until", "data_type": "datetime"}) // Intercom answers date
	server.Add("data_attributes", map[string]any{"model": "contact", "name": "plan of old", "archived": true})
	p := acctest.Connect(t, server)

	// The list has neither archived nor standard attributes.
	found := p.ExpectFound(typeName, nil, "contact/plan", "contact/since", "company/plan size", "company/until")
	if got := found[0].Identity; got["id"] != plan || got["workspace_id"] != "ws_test" {
		t.Errorf("the identity is %v", got)
	}
	got := p.Values(typeName, found[0].Object)
	if options, _ := got["options"].([]string); got["name"] != "plan" || got["messenger_writable"] != true || !slices.Equal(options, []string{"pro", "free"}) {
		t.Errorf("the object is %v", got)
	}

	p.ExpectFound(typeName, acctest.Values{"data_type": "string"}, "contact/plan")
	p.ExpectFound(typeName, acctest.Values{"data_type": "datetime"}, "contact/since", "company/until") // Intercom answers date for both
	p.ExpectFound(typeName, acctest.Values{"name_regex": "plan|contact"}, "contact/plan", "company/plan size")
	p.ExpectFound(typeName, acctest.Values{"name_regex": "old|email"})
	p.ExpectFound(typeName, acctest.Values{"model": "contact", "data_type": "date", "name_regex": "^s"}, "contact/since")

	server.ResetCounts()
	p = acctest.Connect(t, server)
	p.ExpectFound(typeName, acctest.Values{"model": "company"}, "company/plan size", "company/until")
	if server.Count("GET /data_attributes") != 1 {
		t.Errorf("one model took the requests %v", server.Counts())
	}
	for attribute, known := range map[string]string{"model": `"contact"`, "data_type": `"boolean"`} {
		_, diags := p.List(typeName, acctest.Values{attribute: "conversation"}, 100, false)
		p.ExpectError(diags, attribute, "Invalid Attribute Value Match", known)
	}
}
