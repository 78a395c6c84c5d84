package provider_test

import (
	"fmt"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/helpcentercollection"
)

// french returns translations into French, which the help center of the tests supports.
func french(name, description string) map[string]any {
	return map[string]any{"fr": map[string]any{"name": name, "description": description}}
}

var helpCenterCollectionSample = sample{
	kind:    helpcentercollection.Kind,
	objects: "help_center_collections",
	lookups: map[string][]acctest.Values{
		"intercom_help_center_collection":  {{"name": "Roles"}, {"id": "163"}},
		"intercom_help_center_collections": {{}, {"help_center_id": "80"}},
	},
	lookupRequests: counts{"GET /help_center/collections": 1},

	prepare: func(server *intercomtest.Server) {
		for _, center := range server.Objects("help_centers") {
			server.Change("help_centers", fmt.Sprint(center["id"]), map[string]any{"locales": []any{"en", "fr", "de"}})
		}
		server.Add("help_centers", map[string]any{"id": "90", "identifier": "developers"})
		server.Add("help_center_collections", map[string]any{"id": "9001", "name": "Product"})
		server.Add("help_center_collections", map[string]any{"id": "9002", "name": "Company"})
	},
	config: acctest.Values{"name": "Setup"},
	changes: []change{
		{to: acctest.Values{"name": "Setup & update"}, colleague: acctest.Values{"name": "Update"}},
		{to: acctest.Values{"description": "How to begin"}, colleague: acctest.Values{"description": "How to go on"}},
		{to: acctest.Values{"parent_id": "9001"}, colleague: acctest.Values{"parent_id": "9002"}},
		{
			on: acctest.Values{"translations": french("Installer", "")},
			to: acctest.Values{"translations": french("Installation", "Pas à pas")},
		},
	},
	replaces: acctest.Values{"help_center_id": "90"},
	refused: map[string]refusedInput{
		"empty name":               {acctest.Values{"name": ""}, "name", "must not be empty"},
		"blank name":               {acctest.Values{"name": " \t"}, "name", "must not be empty"},
		"white space":              {acctest.Values{"name": "Setup "}, "name", "white space"},
		"empty parent":             {acctest.Values{"parent_id": ""}, "parent_id", "must not be empty"},
		"a name for a help center": {acctest.Values{"help_center_id": "help"}, "help_center_id", "the number"},
		"unknown language": {
			acctest.Values{"translations": map[string]any{"french": map[string]any{"name": "Installer"}}}, "translations", "must be one of",
		},
		"translation without a name": {
			acctest.Values{"translations": french("", "Pas à pas")}, "translations.name", "must not be empty",
		},
		"white space in a translation": {
			acctest.Values{"translations": french(" Installer", "")}, "translations.name", "white space",
		},
	},
	warns: map[string]warning{
		"a translation less": {acctest.Values{"translations": french("Installer", "")}, acctest.Values{"translations": map[string]any{}}, "translations", "Translation Will Be Removed", `"fr"`},
	},
	unmanageable: map[string]any{"name": " "},
	imports: map[string]importSample{
		"first level": {`resource "intercom_help_center_collection" "test" { name = "R&D \"<%%{if}>\"" }`, "R&D \"<%%{if}>\""},
		"all arguments": {`
resource "intercom_help_center_collection" "test" {
  name           = "Setup"
  description    = "How to begin"
  help_center_id = "79"
  translations = {
    fr = { name = "Installer & configurer", description = "Pas à pas" }
    de = { name = "Einrichten" }
  }
}`, "/Setup"},
	},

	read:         "GET /help_center/collections",
	create:       "POST /help_center/collections",
	update:       "PUT /help_center/collections/{id}",
	destroy:      "DELETE /help_center/collections/{id}",
	destroyLists: true,
	lists:        func(n int) counts { return counts{"GET /help_center/collections": max(1, (n+49)/50)} },

	add: func(server *intercomtest.Server, number int) string {
		if id := fmt.Sprint(9001 + number); number < 2 { // the objects of prepare
			server.Change("help_center_collections", id, map[string]any{"name": numbered(number)})
			return id
		}
		return server.Add("help_center_collections", map[string]any{"name": numbered(number)})
	},
	key: []string{"name"},
	inUse: func(_ *intercomtest.Server, o map[string]any) bool {
		return !strings.HasPrefix(fmt.Sprint(o["id"]), "900")
	},
	noNaturalKey: true,
	many: `
resource "intercom_help_center_collection" "t" {
  count       = local.count.help_center_collection
  name        = "Collection ${count.index}"
  description = "Revision ${var.revision}"
}
`,
}
