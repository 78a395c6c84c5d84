package provider_test

import (
	"fmt"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/tickettype"
)

var ticketTypeSample = sample{
	kind:    tickettype.Kind,
	objects: "ticket_types",
	lookups: map[string][]acctest.Values{
		"intercom_ticket_type":  {{"name": "Bug report"}, {"id": "71"}},
		"intercom_ticket_types": {{}, {"category": "Customer"}, {"include_archived": true}},
	},
	lookupRequests: counts{"GET /ticket_types": 1},

	config: acctest.Values{"name": "Bug", "category": "Customer"},
	changes: []change{
		{to: acctest.Values{"name": "Bug report"}, colleague: acctest.Values{"name": "Defect"}},
		{to: acctest.Values{"description": "What broke"}, colleague: acctest.Values{"description": "What is broken"}},
		{to: acctest.Values{"icon": "🐞"}, colleague: acctest.Values{"icon": "🐌"}},
		{to: acctest.Values{"category": "Back-office"}, colleague: acctest.Values{"category": "Tracker"}},
		{on: acctest.Values{"is_internal": true}, to: acctest.Values{"is_internal": false}},
	},
	refused: map[string]refusedInput{
		"empty name":       {acctest.Values{"name": ""}, "name", "must not be empty"},
		"unknown category": {acctest.Values{"category": "customer"}, "category", `"Back-office"`},
		"icon of letters":  {acctest.Values{"icon": "bug"}, "icon", "exactly one emoji"},
		"icon of two":      {acctest.Values{"icon": "🐞🐞"}, "icon", "exactly one emoji"},
		"empty icon":       {acctest.Values{"icon": ""}, "icon", "exactly one emoji"},
	},
	foreign: map[string]foreignObject{
		"an icon of letters": {fields: map[string]any{"icon": "bug"}, at: "icon", is: "bug", wrong: "snail", where: "icon", right: "🐞", sends: true},
		"an icon of two":     {fields: map[string]any{"icon": "🐞🐌"}, at: "icon", is: "🐞🐌", wrong: "🐌🐞", where: "icon", right: "🐌", sends: true},
		"no icon":            {fields: map[string]any{"icon": ""}, at: "icon", is: nil, wrong: "none", where: "icon", right: "🐌", sends: true},
	},
	unmanageable: map[string]any{"name": " "},
	imports: map[string]importSample{
		"plain": {"resource \"intercom_ticket_type\" \"test\" {\n  name = \"Bug\"\n  category = \"Customer\"\n}", "Bug"},
		"all arguments": {`
resource "intercom_ticket_type" "test" {
  name        = "Bug"
  category    = "Back-office"
  description = "For teammates"
  icon        = "👩‍💻"
  is_internal = true
}`, "Bug"},
	},

	read:    "GET /ticket_types",
	create:  "POST /ticket_types",
	update:  "PUT /ticket_types/{id}",
	destroy: "PUT /ticket_types/{id}",
	lists:   once("GET /ticket_types"),

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("ticket_types", map[string]any{"name": numbered(number), "category": "Customer"})
	},
	key: []string{"name", "category"},
	many: `
resource "intercom_ticket_type" "t" {
  count       = local.count.ticket_type
  name        = "Type ${count.index}"
  category    = "Customer"
  description = "Revision ${var.revision}"
}
`,
	archived: func(server *intercomtest.Server, number int) {
		server.Add("ticket_types", map[string]any{"name": fmt.Sprint("Type ", number), "category": "Customer", "archived": true})
	},
}
