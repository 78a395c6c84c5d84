package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/tag"
)

var tagSample = sample{
	kind:    tag.Kind,
	objects: "tags",
	lookups: map[string][]acctest.Values{
		"intercom_tag":  {{"name": "VIP"}, {"id": "115"}},
		"intercom_tags": {{}},
	},
	lookupRequests: counts{"GET /tags": 1},

	config:  acctest.Values{"name": "VIP"},
	changes: []change{{to: acctest.Values{"name": "Very important"}, colleague: acctest.Values{"name": "Important"}}},
	refused: map[string]refusedInput{
		"empty name": {acctest.Values{"name": ""}, "name", "must not be empty"},
		"blank name": {acctest.Values{"name": " \t"}, "name", "must not be empty"},
	},
	unmanageable: map[string]any{"name": " "},
	imports: map[string]importSample{
		"template characters": {`resource "intercom_tag" "test" { name = "%%{if} $${VIP}" }`, "%%{if} $${VIP}"},
	},

	read:     "GET /tags",
	create:   "POST /tags",
	update:   "POST /tags",
	destroy:  "DELETE /tags/{id}",
	bodyless: true,
	lists:    once("GET /tags"),

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("tags", map[string]any{"name": numbered(number)})
	},
	key: []string{"name"},
	many: `
resource "intercom_tag" "t" {
  count = local.count.tag
  name  = "Tag ${count.index} of revision ${var.revision}"
}
`,
}
