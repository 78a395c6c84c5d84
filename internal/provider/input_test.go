package provider_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// valid are configurations that nothing is wrong with, one of every resource.
var valid = map[string]acctest.Values{
	"intercom_data_attribute":        {"model": "contact", "name": "tier", "data_type": "string"},
	"intercom_tag":                   {"name": "VIP"},
	"intercom_ticket_type":           {"name": "Bug", "category": "Customer"},
	"intercom_ticket_type_attribute": {"ticket_type_id": "70", "name": "Severity", "data_type": "string"},
}

// Bad input is refused in the plan, at its attribute, without a request.
func TestInput_refused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		typeName string
		changes  acctest.Values
		at       string
		detail   string
	}{
		"unknown model":             {"intercom_data_attribute", acctest.Values{"model": "conversation"}, "model", `"contact"`},
		"unknown data type":         {"intercom_data_attribute", acctest.Values{"data_type": "text"}, "data_type", `"boolean"`},
		"options as a data type":    {"intercom_data_attribute", acctest.Values{"data_type": "options"}, "data_type", `"string"`},
		"one option":                {"intercom_data_attribute", acctest.Values{"options": []string{"a"}}, "options", "at least 2"},
		"no options":                {"intercom_data_attribute", acctest.Values{"options": []string{}}, "options", "at least 2"},
		"the same option twice":     {"intercom_data_attribute", acctest.Values{"options": []string{"a", "b", "a"}}, "options", `"a"`},
		"an empty option":           {"intercom_data_attribute", acctest.Values{"options": []string{"a", ""}}, "options[1]", "must not be empty"},
		"options of an integer":     {"intercom_data_attribute", acctest.Values{"data_type": "integer", "options": []string{"a", "b"}}, "options", `data_type = "string"`},
		"empty attribute name":      {"intercom_data_attribute", acctest.Values{"name": ""}, "name", "must not be empty"},
		"blank attribute name":      {"intercom_data_attribute", acctest.Values{"name": " \t"}, "name", "must not be empty"},
		"empty tag name":            {"intercom_tag", acctest.Values{"name": ""}, "name", "must not be empty"},
		"empty type name":           {"intercom_ticket_type", acctest.Values{"name": ""}, "name", "must not be empty"},
		"unknown category":          {"intercom_ticket_type", acctest.Values{"category": "customer"}, "category", `"Back-office"`},
		"icon of letters":           {"intercom_ticket_type", acctest.Values{"icon": "bug"}, "icon", "exactly one emoji"},
		"icon of two":               {"intercom_ticket_type", acctest.Values{"icon": "🐞🐞"}, "icon", "exactly one emoji"},
		"empty icon":                {"intercom_ticket_type", acctest.Values{"icon": ""}, "icon", "exactly one emoji"},
		"empty field name":          {"intercom_ticket_type_attribute", acctest.Values{"name": ""}, "name", "must not be empty"},
		"no ticket type":            {"intercom_ticket_type_attribute", acctest.Values{"ticket_type_id": ""}, "ticket_type_id", "must not be empty"},
		"unknown field type":        {"intercom_ticket_type_attribute", acctest.Values{"data_type": "options"}, "data_type", `"list"`},
		"item with a comma":         {"intercom_ticket_type_attribute", acctest.Values{"data_type": "list", "list_items": []string{"a", "b,c"}}, "list_items[1]", "comma"},
		"item with blanks":          {"intercom_ticket_type_attribute", acctest.Values{"data_type": "list", "list_items": []string{"a", " b"}}, "list_items[1]", "white space"},
		"empty item":                {"intercom_ticket_type_attribute", acctest.Values{"data_type": "list", "list_items": []string{"a", ""}}, "list_items[1]", "must not be empty"},
		"the same item twice":       {"intercom_ticket_type_attribute", acctest.Values{"data_type": "list", "list_items": []string{"a", "a"}}, "list_items", `"a"`},
		"items of a string":         {"intercom_ticket_type_attribute", acctest.Values{"list_items": []string{"a", "b"}}, "list_items", `data_type = "list"`},
		"a list without items":      {"intercom_ticket_type_attribute", acctest.Values{"data_type": "list"}, "list_items", "needs list_items"},
		"multiline of a boolean":    {"intercom_ticket_type_attribute", acctest.Values{"data_type": "boolean", "multiline": true}, "multiline", `data_type = "string"`},
		"multiple values of a text": {"intercom_ticket_type_attribute", acctest.Values{"allow_multiple_values": false}, "allow_multiple_values", `data_type = "files"`},
		"a default attribute":       {"intercom_ticket_type_attribute", acctest.Values{"name": "_default_title_"}, "name", "only imported"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			p := acctest.Connect(t, server)
			config := valid[test.typeName].With(test.changes)
			diags := p.Validate(test.typeName, config)
			if len(diags) == 0 {
				diags = p.Plan(test.typeName, nil, config).Diagnostics
			}
			if len(diags) != 1 || !diags[0].Error || diags[0].Path != test.at || !strings.Contains(diags[0].Detail, test.detail) {
				t.Errorf("got %q, want an error at %s with %q", diags, test.at, test.detail)
			}
			if server.Total() > 0 {
				t.Errorf("requests were sent: %v", server.Counts())
			}
		})
	}
}

// A value that is not known yet is neither wrong nor right.
func TestInput_unknown(t *testing.T) {
	t.Parallel()
	more := map[string][]acctest.Values{
		"intercom_data_attribute": {
			{"data_type": acctest.Unknown, "options": []string{"a", "b"}},
			{"data_type": "integer", "options": acctest.Unknown},
			{"options": []string{"a", acctest.Unknown}},
		},
		"intercom_ticket_type_attribute": {
			{"data_type": acctest.Unknown, "multiline": true, "list_items": []string{"a", "b"}},
			{"data_type": "list", "list_items": acctest.Unknown},
			{"data_type": "list", "list_items": []string{acctest.Unknown}},
			{"data_type": "boolean", "multiline": acctest.Unknown, "allow_multiple_values": acctest.Unknown},
		},
	}
	server := intercomtest.New(t)
	ticketType := server.Add("ticket_types", map[string]any{"name": "Bug report", "category": "Customer"})
	for typeName, config := range valid {
		p := acctest.Connect(t, server)
		if typeName == "intercom_ticket_type_attribute" {
			config = config.With(acctest.Values{"ticket_type_id": ticketType})
		}
		cases := []acctest.Values{{}}
		for _, attribute := range append(p.Configurable(typeName), "name") {
			cases = append(cases, acctest.Values{attribute: acctest.Unknown})
		}
		all := acctest.Values{}
		for _, attribute := range p.Configurable(typeName) {
			all[attribute] = acctest.Unknown
		}
		for _, changes := range append(append(cases, all), more[typeName]...) {
			config := config.With(changes)
			p := acctest.Connect(t, server) // within one run, these would be several resources for one object
			if diags := p.Validate(typeName, config); len(diags) > 0 {
				t.Errorf("%s with %v unknown: %v", typeName, maps.Clone(changes), diags)
			}
			if diags := p.Plan(typeName, nil, config).Diagnostics; len(diags) > 0 {
				t.Errorf("planning %s with %v unknown: %v", typeName, changes, diags)
			}
		}
	}
}
