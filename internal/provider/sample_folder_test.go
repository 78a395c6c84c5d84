package provider_test

import (
	"fmt"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/folder"
)

var folderSample = sample{
	kind:    folder.Kind,
	objects: "folders",
	lookups: map[string][]acctest.Values{
		"intercom_folder":  {{"name": "HR"}, {"id": "7"}},
		"intercom_folders": {{}, {"parent_folder_id": "6"}},
	},
	lookupRequests: counts{"GET /folders": 1},

	prepare: func(server *intercomtest.Server) {
		server.Add("folders", map[string]any{"id": "9001", "name": "Product"})
		server.Add("folders", map[string]any{"id": "9002", "name": "Company"})
	},
	config: acctest.Values{"name": "Releases"},
	changes: []change{
		{to: acctest.Values{"name": "Releases & plans"}, colleague: acctest.Values{"name": "Plans"}},
		{to: acctest.Values{"description": "What is next"}, colleague: acctest.Values{"description": "What was"}},
		{to: acctest.Values{"emoji": "🚀"}, colleague: acctest.Values{"emoji": "📚"}},
		{to: acctest.Values{"parent_folder_id": "9001"}, colleague: acctest.Values{"parent_folder_id": "9002"}},
	},
	refused: map[string]refusedInput{
		"blank name":        {acctest.Values{"name": " \t"}, "name", "must not be empty"},
		"white space":       {acctest.Values{"name": "Releases "}, "name", "white space"},
		"long name":         {acctest.Values{"name": strings.Repeat("ä", 192)}, "name", "at most 191"},
		"word for an emoji": {acctest.Values{"emoji": "rocket"}, "emoji", "exactly one emoji"},
		"name for a parent": {acctest.Values{"parent_folder_id": "Product"}, "parent_folder_id", "the number"},
	},
	unmanageable: map[string]any{"name": " "},
	imports: map[string]importSample{
		"top level": {`resource "intercom_folder" "test" { name = "%%{if} $${VIP}" }`, "%%{if} $${VIP}"},
		"all arguments": {`
resource "intercom_folder" "parent" { name = "Docs" }
resource "intercom_folder" "test" {
  name             = "Releases & plans"
  description      = "What is next"
  emoji            = "🚀"
  parent_folder_id = intercom_folder.parent.id
}`, "Docs/Releases & plans"},
	},

	read:         "GET /folders",
	create:       "POST /folders",
	update:       "PUT /folders/{id}",
	destroy:      "DELETE /folders/{id}",
	destroyLists: true,
	lists:        func(n int) counts { return counts{"GET /folders": max(1, (n+149)/150)} },

	add: func(server *intercomtest.Server, number int) string {
		if id := fmt.Sprint(9001 + number); number < 2 { // the objects of prepare
			server.Change("folders", id, map[string]any{"name": numbered(number)})
			return id
		}
		return server.Add("folders", map[string]any{"name": numbered(number)})
	},
	key: []string{"name"},
	inUse: func(_ *intercomtest.Server, o map[string]any) bool {
		return !strings.HasPrefix(fmt.Sprint(o["id"]), "900")
	},
	noNaturalKey: true,
	many: `
resource "intercom_folder" "t" {
  count       = local.count.folder
  name        = "Folder ${count.index}"
  description = "Revision ${var.revision}"
}
`,
}
