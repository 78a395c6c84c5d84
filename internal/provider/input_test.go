package provider_test

import (
	"fmt"
	"maps"
	"net/http"
	"reflect"
	"strings"
	"sync"
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
			diags := p.ValidateAndPlan(test.typeName, valid[test.typeName].With(test.changes))
			if len(diags) != 1 || !diags[0].Error || diags[0].Path != test.at || !strings.Contains(diags[0].Detail, test.detail) {
				t.Errorf("got %q, want an error at %s with %q", diags, test.at, test.detail)
			}
			if server.Total() > 0 {
				t.Errorf("requests were sent: %v", server.Counts())
			}
		})
	}
}

// What Intercom has and would not take can be imported, and the rest of the
// object can be changed. The value itself can only become a good one.
func TestInput_adopted(t *testing.T) {
	t.Parallel()
	items := func(labels ...string) map[string]any {
		options := []any{}
		for i, label := range labels {
			options = append(options, map[string]any{"id": fmt.Sprint("item-", i), "label": label})
		}
		return map[string]any{"data_type": "list", "input_options": map[string]any{"list_options": options}}
	}
	list := func(values ...string) []string { return values }
	for name, test := range map[string]struct {
		typeName string
		object   map[string]any
		at       string
		is       any // in state and in the generated configuration
		wrong    any // another value that Intercom would not take
		where    string
		right    any
	}{
		"one option":           {"intercom_data_attribute", map[string]any{"options": []any{"a"}}, "options", list("a"), list("b"), "options", list("a", "b")},
		"an option twice":      {"intercom_data_attribute", map[string]any{"options": []any{"a", "b", "a"}}, "options", list("a", "b", "a"), list("b", "a", "a"), "options", list("a", "b")},
		"a blank option":       {"intercom_data_attribute", map[string]any{"options": []any{"a", " "}}, "options", list("a", " "), list("a", " ", "c"), "options[1]", list("a", "c")},
		"no options":           {"intercom_data_attribute", map[string]any{"options": []any{}}, "options", nil, list(), "options", nil},
		"an item with a comma": {"intercom_ticket_type_attribute", items("a", "b,c"), "list_items", list("a", "b,c"), list("a", "b,c", "d"), "list_items[1]", list("a", "b", "c")},
		"an item with blanks":  {"intercom_ticket_type_attribute", items(" a", "b"), "list_items", list(" a", "b"), list("b", " a"), "list_items[1]", list("a", "b")},
		"an empty item":        {"intercom_ticket_type_attribute", items("a", ""), "list_items", list("a", ""), list(""), "list_items[0]", list("a")},
		"an item twice":        {"intercom_ticket_type_attribute", items("a", "a"), "list_items", list("a", "a"), list("b", "b"), "list_items", list("a", "b")},
		"no items":             {"intercom_ticket_type_attribute", items(), "list_items", nil, list(), "list_items", list("a")},
		"an icon of letters":   {"intercom_ticket_type", map[string]any{"icon": "bug"}, "icon", "bug", "snail", "icon", "🐞"},
		"an icon of two":       {"intercom_ticket_type", map[string]any{"icon": "🐞🐌"}, "icon", "🐞🐌", "🐌🐞", "icon", "🐌"},
		"no icon":              {"intercom_ticket_type", map[string]any{"icon": ""}, "icon", nil, "none", "icon", "🐌"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var mu sync.Mutex
			var sent []string
			server := intercomtest.New(t, func(config *intercomtest.Config) {
				config.OnExchange = func(e intercomtest.Exchange) {
					if e.Method == http.MethodPut {
						mu.Lock()
						defer mu.Unlock()
						sent = append(sent, string(e.RequestBody))
					}
				}
			})
			kind := strings.TrimPrefix(test.typeName, "intercom_") + "s"
			test.object["name"] = "Old"
			if test.typeName == "intercom_ticket_type_attribute" {
				test.object["ticket_type_id"] = server.Add("ticket_types", map[string]any{"name": "Bug"})
			}
			server.Add(kind, test.object)
			p := acctest.Connect(t, server)
			found, diags := p.List(test.typeName, acctest.Values{"name_regex": "Old"}, 0, true)
			p.ExpectNone(diags)
			imported, diags := p.ImportIdentity(test.typeName, found[0].Identity)
			p.ExpectNone(diags)
			config := p.GenerateConfig(test.typeName, imported)
			if !reflect.DeepEqual(config[test.at], test.is) {
				t.Errorf("the configuration has %s = %q, want %q", test.at, config[test.at], test.is)
			}
			p.ExpectNone(p.Validate(test.typeName, config))
			p.ExpectNoChange(test.typeName, imported, config)

			changed := p.Converge(test.typeName, imported, config.With(acctest.Values{"description": "new"}))
			mu.Lock()
			if len(sent) != 1 || test.at != "icon" && strings.Contains(sent[0], test.at) {
				t.Errorf("changing the description sent %s", sent)
			}
			mu.Unlock()

			wrong := p.Plan(test.typeName, changed, config.With(acctest.Values{test.at: test.wrong})).Diagnostics
			if len(wrong) != 1 || !wrong[0].Error || wrong[0].Path != test.where {
				t.Errorf("changing it to %q: %v", test.wrong, wrong)
			}
			p.Converge(test.typeName, changed, config.With(acctest.Values{test.at: test.right}))
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
