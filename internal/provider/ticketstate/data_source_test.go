package ticketstate_test

import (
	"slices"
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
	bug := server.Add("ticket_types", map[string]any{"name": "Bug"})
	outage := server.Add("ticket_types", map[string]any{"name": "Outage"})
	id := server.AddTicketState(map[string]any{
		"category": "in_progress", "internal_label": "With engineering", "external_label": "Being fixed",
	}, bug, outage)
	at := func(list string, i int, attribute string, want knownvalue.Check) statecheck.StateCheck {
		return statecheck.ExpectKnownValue("data.intercom_ticket_states."+list, tfjsonpath.New("ticket_states").AtSliceIndex(i).AtMapKey(attribute), want)
	}
	both := knownvalue.ListExact([]knownvalue.Check{knownvalue.StringExact(bug), knownvalue.StringExact(outage)})
	acctest.Run(t, server, resource.TestStep{
		Config: `
data "intercom_ticket_states" "all" {}
data "intercom_ticket_states" "in_progress" { category = "in_progress" }
`,
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue("data.intercom_ticket_states.all", tfjsonpath.New("ticket_states"), knownvalue.ListSizeExact(5)),
			statecheck.ExpectKnownValue("data.intercom_ticket_states.in_progress", tfjsonpath.New("ticket_states"), knownvalue.ListSizeExact(2)),
			at("all", 0, "category", knownvalue.StringExact("submitted")),
			at("all", 0, "ticket_type_ids", both),
			at("in_progress", 1, "id", knownvalue.StringExact(id)),
			at("in_progress", 1, "internal_label", knownvalue.StringExact("With engineering")),
			at("in_progress", 1, "external_label", knownvalue.StringExact("Being fixed")),
			at("in_progress", 1, "archived", knownvalue.Bool(false)),
			at("in_progress", 1, "ticket_type_ids", both),
		},
	})
}

// Archived states are shown when asked for, and archived types of states never,
// whichever way Intercom treats those.
func TestDataSource_archived(t *testing.T) {
	t.Parallel()
	for _, hidden := range []intercomtest.ArchivedTicketTypes{intercomtest.ArchivedTicketTypesListed, intercomtest.ArchivedTicketTypesHidden} {
		server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers.ArchivedTicketTypes = hidden })
		bug := server.Add("ticket_types", map[string]any{"name": "Bug"})
		old := server.Add("ticket_types", map[string]any{"name": "Old", "archived": true})
		state := server.AddTicketState(map[string]any{"archived": true}, bug, old)
		p := acctest.Connect(t, server)
		for include, want := range map[bool]int{false: 4, true: 5} {
			got, diags := p.ReadDataSource("intercom_ticket_states", acctest.Values{"include_archived": include})
			p.ExpectNone(diags)
			states := p.Objects(got["ticket_states"])
			if len(states) != want {
				t.Errorf("include_archived = %t gives %d states, want %d", include, len(states), want)
			}
			if shown := slices.ContainsFunc(states, func(s acctest.Values) bool { return s["id"] == state }); shown != include {
				t.Errorf("include_archived = %t shows the archived state: %t", include, shown)
			}
			for _, s := range states {
				if s["archived"] != (s["id"] == state) || !slices.Equal(s["ticket_type_ids"].([]string), []string{bug}) { //nolint:forcetypeassert // a list of strings
					t.Errorf("got the state %v", s)
				}
			}
		}
	}
}

func TestDataSource_refused(t *testing.T) {
	t.Parallel()
	p := acctest.Connect(t, intercomtest.New(t))
	_, diags := p.ReadDataSource("intercom_ticket_states", acctest.Values{"category": "open"})
	p.ExpectError(diags, "category", "Invalid Attribute Value Match", `"in_progress"`)
}
