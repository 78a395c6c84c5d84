package provider_test

import (
	"fmt"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/helpcenterredirect"
)

const redirectsRoute = "/help_center/help_centers/{help_center_id}/redirects"

var helpCenterRedirectSample = sample{
	kind:    helpcenterredirect.Kind,
	objects: "help_center_redirects",

	prepare: func(server *intercomtest.Server) {
		server.Change("help_centers", "79", map[string]any{"locales": []any{"en", "fr"}})
		server.Add("help_centers", map[string]any{"id": "91", "identifier": "shop"})
		for _, id := range []string{"9101", "9102"} {
			server.Add("help_center_collections", map[string]any{"id": id, "name": "Target " + id})
		}
		server.Add("articles", map[string]any{"id": "9101", "title": "Target"}) // for the change of target_type alone
	},
	config: acctest.Values{
		"help_center_id": "79", "from_url": "https://intercom.help/help/old", "locale": "en", "target_type": "collection", "target_id": "9101",
	},
	replaces: acctest.Values{
		"help_center_id": "91", "from_url": "https://intercom.help/help/older", "locale": "fr", "target_type": "article", "target_id": "9102",
	},
	refused: map[string]refusedInput{
		"no help center":    {acctest.Values{"help_center_id": ""}, "help_center_id", "must not be empty"},
		"a path":            {acctest.Values{"from_url": "/help/old"}, "from_url", "absolute URL"},
		"no scheme":         {acctest.Values{"from_url": "intercom.help/help/old"}, "from_url", "absolute URL"},
		"another scheme":    {acctest.Values{"from_url": "ftp://intercom.help/help/old"}, "from_url", "absolute URL"},
		"unknown language":  {acctest.Values{"locale": "french"}, "locale", "must be one of"},
		"another target":    {acctest.Values{"target_type": "tag"}, "target_type", "must be one of"},
		"no id of a target": {acctest.Values{"target_id": " "}, "target_id", "must not be empty"},
	},
	imports: map[string]importSample{"from an address": {`
resource "intercom_help_center_collection" "target" {
  name = "Target"
}
resource "intercom_help_center_redirect" "test" {
  help_center_id = "79"
  from_url       = "https://intercom.help/help/old?%7B=$${a}"
  locale         = "en"
  target_type    = "collection"
  target_id      = intercom_help_center_collection.target.id
}`, "help/https://intercom.help/help/old?%7B=$${a}"}},

	read:    "GET " + redirectsRoute,
	create:  "POST " + redirectsRoute,
	destroy: "DELETE " + redirectsRoute + "/{id}",
	lists: func(n int) counts {
		centers := 1 // that of every workspace
		if n > 0 {
			centers = 2
		}
		return counts{"GET /help_center/help_centers": 1, "GET " + redirectsRoute: centers}
	},
	reads: once("GET " + redirectsRoute),

	add: func(server *intercomtest.Server, number int) string {
		return "79/" + server.Add("help_center_redirects", map[string]any{
			"help_center_id": "79", "from_url": fmt.Sprintf("https://intercom.help/help/%s", numbered(number)), "target_id": "9101",
		})
	},
	key: []string{"help_center_id", "from_url"},
	many: `
resource "intercom_help_center_redirect" "t" {
  count          = local.count.help_center_redirect
  help_center_id = "79"
  from_url       = "https://intercom.help/help/old-${count.index}"
  locale         = "en"
  target_type    = "collection"
  target_id      = intercom_help_center_collection.t[0].id
}
`,
	plans: counts{"GET /help_center/help_centers": 1},
}
