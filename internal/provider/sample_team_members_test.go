package provider_test

import (
	"fmt"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/teammembers"
)

var teamMembersSample = sample{
	kind:    teammembers.Kind,
	objects: "teams",

	prepare: func(server *intercomtest.Server) {
		for range 3 {
			server.AddAdmin(nil) // 991267460 to 991267462
		}
		server.AddTeam(map[string]any{"name": "Support %{if} ${1}", "distribution_method": "load_balanced"})
		server.AddTeam(map[string]any{"name": "Sales"})
	},
	preparesOthers: true,
	config:         acctest.Values{"team_id": "991267902", "admin_ids": []string{"991267460"}},
	changes: []change{
		{
			to:        acctest.Values{"admin_ids": []string{"991267460", "991267461"}},
			colleague: acctest.Values{"admin_ids": []string{"991267462"}},
		},
		{
			on:        acctest.Values{"admin_ids": []string{"991267460", "991267461"}},
			to:        acctest.Values{"secondary_admin_ids": []string{"991267461"}},
			colleague: acctest.Values{"secondary_admin_ids": []string{"991267460"}},
		},
	},
	replaces: acctest.Values{"team_id": "991267903"},
	refused: map[string]refusedInput{
		"blank team":               {acctest.Values{"team_id": " "}, "team_id", "must not be empty"},
		"nobody":                   {acctest.Values{"admin_ids": []string{}}, "admin_ids", "at least one member"},
		"an email address":         {acctest.Values{"admin_ids": []string{"ada@example.com"}}, "admin_ids", "not the id of a teammate"},
		"secondary is no member":   {acctest.Values{"secondary_admin_ids": []string{"991267461"}}, "secondary_admin_ids", "not a member"},
		"secondary is no teammate": {acctest.Values{"secondary_admin_ids": []string{"Ada"}}, "secondary_admin_ids", "not the id of a teammate"},
	},
	warns: map[string]warning{
		"another member": {nil, acctest.Values{"admin_ids": texts("991267461")}, "admin_ids", "Team Members Will Change", "removes"},
	},
	imports: map[string]importSample{
		"one level": {"resource \"intercom_team_members\" \"test\" {\n  team_id   = \"991267903\"\n  admin_ids = [\"991267460\"]\n}", "Sales"},
		"two levels": {`
resource "intercom_team_members" "test" {
  team_id             = "991267902"
  admin_ids           = ["991267461", "991267460"]
  secondary_admin_ids = ["991267461"]
}`, "Support %%{if} $${1}"},
	},

	read:   "GET /teams",
	create: "PUT /teams/{id}",
	update: "PUT /teams/{id}",
	lists:  once("GET /teams"),
	plans:  counts{"GET /admins": 1},

	add: func(server *intercomtest.Server, number int) string {
		return server.AddTeam(map[string]any{"name": numbered(number), "admin_ids": []any{"991267460"}})
	},
	key:   []string{"id"},
	inUse: func(_ *intercomtest.Server, o map[string]any) bool { return fmt.Sprint(o["admin_ids"]) != "[]" },
	existing: func(server *intercomtest.Server, n int) {
		for range 2 {
			server.AddAdmin(nil)
		}
		for range n {
			server.AddTeam(nil)
		}
	},
	many: `
resource "intercom_team_members" "t" {
  count     = local.count.team_members
  team_id   = tostring(991267902 + count.index)
  admin_ids = [tostring(991267459 + var.revision)]
}
`,
}
