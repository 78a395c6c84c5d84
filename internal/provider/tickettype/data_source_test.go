package tickettype_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

func TestDataSource(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.Add("ticket_types", map[string]any{
		"name": "Bug", "category": "Customer", "description": "What broke", "icon": "🐞", "created_at": 1734537745,
	})
	server.Add("ticket_types", map[string]any{"name": "Refund", "category": "Back-office", "is_internal": true})
	severity := server.Add("ticket_type_attributes", map[string]any{
		"ticket_type_id": id, "name": "Severity", "description": "How bad", "data_type": "list", "required_to_create": true,
		"input_options": map[string]any{"list_options": []any{
			map[string]any{"id": "a", "label": "Low", "archived": false},
			map[string]any{"id": "b", "label": "Mid", "archived": true},
			map[string]any{"id": "c", "label": "High", "archived": false},
		}},
	})
	server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": id, "name": "Old", "archived": true})
	state := server.AddTicketState(map[string]any{"category": "in_progress", "internal_label": "With engineering", "external_label": "Being fixed"}, id)

	text, flag := knownvalue.StringExact, knownvalue.Bool
	has := func(address string, path tfjsonpath.Path, want knownvalue.Check) statecheck.StateCheck {
		return statecheck.ExpectKnownValue("data."+address, path, want)
	}
	const byID, byName, list = "intercom_ticket_type.by_id", "intercom_ticket_type.by_name", "intercom_ticket_types.customer"
	acctest.Run(t, server, resource.TestStep{
		Config: fmt.Sprintf(`
data "intercom_ticket_types" "customer" { category = "Customer" }
data "intercom_ticket_type" "by_id" { id = %q }
data "intercom_ticket_type" "by_name" { name = "Bug" }
`, id),
		ConfigStateChecks: []statecheck.StateCheck{
			has(byID, tfjsonpath.New("name"), text("Bug")),
			has(byName, tfjsonpath.New("id"), text(id)),
			has(byName, tfjsonpath.New("category"), text("Customer")),
			has(byName, tfjsonpath.New("description"), text("What broke")),
			has(byName, tfjsonpath.New("icon"), text("🐞")),
			has(byName, tfjsonpath.New("is_internal"), flag(false)),
			has(byName, tfjsonpath.New("archived"), flag(false)),
			has(byName, tfjsonpath.New("created_at"), knownvalue.Int64Exact(1734537745)),
			has(byName, tfjsonpath.New("attributes"), knownvalue.ListSizeExact(3)),
			has(byName, tfjsonpath.New("attributes").AtSliceIndex(1).AtMapKey("default"), flag(true)),
			has(byName, tfjsonpath.New("attributes").AtSliceIndex(1).AtMapKey("multiline"), flag(true)),
			has(byName, tfjsonpath.New("attributes").AtSliceIndex(1).AtMapKey("list_options"), knownvalue.Null()),
			has(byName, tfjsonpath.New("attributes").AtSliceIndex(2), knownvalue.ObjectExact(map[string]knownvalue.Check{
				"id": text(severity), "name": text("Severity"), "description": text("How bad"), "data_type": text("list"),
				"required_to_create": flag(true), "required_to_create_for_contacts": flag(false),
				"visible_on_create": flag(true), "visible_to_contacts": flag(true),
				"multiline": knownvalue.Null(), "allow_multiple_values": knownvalue.Null(),
				"list_options": knownvalue.ListExact([]knownvalue.Check{
					knownvalue.ObjectExact(map[string]knownvalue.Check{"id": text("a"), "label": text("Low")}),
					knownvalue.ObjectExact(map[string]knownvalue.Check{"id": text("c"), "label": text("High")}),
				}),
				"order": knownvalue.Int64Exact(2), "default": flag(false), "archived": flag(false),
			})),
			has(byName, tfjsonpath.New("states"), knownvalue.ListSizeExact(5)),
			has(byName, tfjsonpath.New("states").AtSliceIndex(4), knownvalue.ObjectExact(map[string]knownvalue.Check{
				"id": text(state), "category": text("in_progress"), "internal_label": text("With engineering"), "external_label": text("Being fixed"),
			})),
			has(list, tfjsonpath.New("ticket_types"), knownvalue.ListSizeExact(1)),
			has(list, tfjsonpath.New("ticket_types").AtSliceIndex(0).AtMapKey("id"), text(id)),
			has(list, tfjsonpath.New("ticket_types").AtSliceIndex(0).AtMapKey("attributes"), knownvalue.ListSizeExact(3)),
			has(list, tfjsonpath.New("ticket_types").AtSliceIndex(0).AtMapKey("states"), knownvalue.ListSizeExact(5)),
		},
	})
}

func TestDataSource_refused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("ticket_types", map[string]any{"id": "7", "name": "Same"})
	server.Add("ticket_types", map[string]any{"id": "8", "name": "Same", "category": "Tracker"})
	p := acctest.Connect(t, server)
	_, diags := p.ReadDataSource("intercom_ticket_type", acctest.Values{"name": "None"})
	p.ExpectError(diags, "name", "No Such Ticket Type", `no ticket type with the name "None"`)
	_, diags = p.ReadDataSource("intercom_ticket_type", acctest.Values{"id": "4711"})
	p.ExpectError(diags, "id", "No Such Ticket Type")
	_, diags = p.ReadDataSource("intercom_ticket_type", acctest.Values{"name": "Same"})
	p.ExpectError(diags, "name", "Several Ticket Types", "Same (Customer), id 7", "Same (Tracker), id 8", "Use the id")
	for _, config := range []acctest.Values{{}, {"id": "7", "name": "Same"}, {"name": ""}} {
		if _, diags := p.ReadDataSource("intercom_ticket_type", config); len(diags) == 0 || !diags[0].Error {
			t.Errorf("%v is accepted", config)
		}
	}
	_, diags = p.ReadDataSource("intercom_ticket_types", acctest.Values{"category": "customer"})
	p.ExpectError(diags, "category", "Invalid Attribute Value Match", `"Back-office"`)
}

// Data sources read archived types and attributes if include_archived is set, as far as
// Intercom shows them.
func TestDataSource_archived(t *testing.T) {
	t.Parallel()
	for name, answers := range map[string]intercomtest.Answers{
		"likeliest":         {},
		"types hidden":      {ArchivedTicketTypes: intercomtest.ArchivedTicketTypesHidden},
		"attributes hidden": {ArchivedTicketTypeAttributes: intercomtest.ArchivedAttributesHidden},
		"types not found": {
			ArchivedTicketTypes: intercomtest.ArchivedTicketTypesHidden, ArchivedTicketTypeByID: intercomtest.ArchivedTicketTypeByIDNotFound,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			listed := answers.ArchivedTicketTypes == intercomtest.ArchivedTicketTypesListed
			found := answers.ArchivedTicketTypeByID == intercomtest.ArchivedTicketTypeByIDFound
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = answers })
			bug := server.Add("ticket_types", map[string]any{"name": "Bug"})
			server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": bug, "name": "Old", "archived": true})
			refund := server.Add("ticket_types", map[string]any{"name": "Refund", "archived": true})
			read := func(typeName string, config acctest.Values) (acctest.Values, []acctest.Diagnostic) {
				return acctest.Connect(t, server).ReadDataSource(typeName, config)
			}
			p := acctest.NewProtocol(t)
			for key, test := range map[string]struct {
				value string
				shown bool
			}{"name": {"Refund", listed}, "id": {refund, found}} {
				hint := "is archived. Set include_archived = true"
				if !test.shown {
					hint = "There is no ticket type"
				}
				_, diags := read("intercom_ticket_type", acctest.Values{key: test.value})
				p.ExpectError(diags, key, "No Such Ticket Type", hint)
				got, diags := read("intercom_ticket_type", acctest.Values{key: test.value, "include_archived": true})
				if !test.shown {
					p.ExpectError(diags, key, "No Such Ticket Type", "There is no ticket type")
				} else if len(diags) > 0 || got["id"] != refund || got["archived"] != true {
					t.Errorf("by %s: got %v, %v", key, got, diags)
				}
			}
			for include, want := range map[bool]int{false: 1, true: 2} {
				if !listed {
					want = 1
				}
				got, diags := read("intercom_ticket_types", acctest.Values{"include_archived": include})
				p.ExpectNone(diags)
				if n := len(p.Objects(got["ticket_types"])); n != want {
					t.Errorf("include_archived = %t lists %d types, want %d", include, n, want)
				}
			}
			for include, want := range map[bool]int{false: 2, true: 3} {
				if answers.ArchivedTicketTypeAttributes == intercomtest.ArchivedAttributesHidden {
					want = 2
				}
				got, diags := read("intercom_ticket_type", acctest.Values{"name": "Bug", "include_archived": include})
				p.ExpectNone(diags)
				if n := len(p.Objects(got["attributes"])); n != want {
					t.Errorf("include_archived = %t shows %d attributes, want %d", include, n, want)
				}
			}
		})
	}
}
