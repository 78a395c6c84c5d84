package provider_test

import (
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/contentsnippet"
)

var contentSnippetSample = sample{
	kind:    contentsnippet.Kind,
	objects: "content_snippets",
	lookups: map[string][]acctest.Values{
		"intercom_content_snippet":  {{"title": "Reset a password"}, {"id": "457"}},
		"intercom_content_snippets": {{}, {"locale": "fr"}},
	},
	lookupRequests: counts{"GET /content_snippets": 1},

	prepare: func(server *intercomtest.Server) {
		server.Add("audiences", map[string]any{"id": "9001", "name": "VIP"})
		server.Add("audiences", map[string]any{"id": "9002", "name": "Trials"})
	},
	config: acctest.Values{"title": "Reset", "body_markdown": "Open the settings."},
	changes: []change{
		{to: acctest.Values{"title": "Reset & restart"}, colleague: acctest.Values{"title": "Restart"}},
		{to: acctest.Values{"body_markdown": "# How\n\nOpen the menu.\n"}, colleague: acctest.Values{"body_markdown": "Ask the support.\n"}},
		{to: acctest.Values{"locale": "fr"}, colleague: acctest.Values{"locale": "de"}},
		{to: acctest.Values{"audience_ids": texts("9001")}, colleague: acctest.Values{"audience_ids": texts("9002")}},
		{to: acctest.Values{"ai_chatbot_availability": true}},
		{to: acctest.Values{"ai_copilot_availability": true}},
		{to: acctest.Values{"ai_sales_agent_availability": true}},
	},
	refused: map[string]refusedInput{
		"blank title":          {acctest.Values{"title": " \t"}, "title", "must not be empty"},
		"blanks in title":      {acctest.Values{"title": "Reset "}, "title", "white space"},
		"long title":           {acctest.Values{"title": strings.Repeat("ä", 256)}, "title", "at most 255"},
		"blank text":           {acctest.Values{"body_markdown": "\n"}, "body_markdown", "must not be empty"},
		"language":             {acctest.Values{"locale": "french"}, "locale", `such as "en"`},
		"name for an audience": {acctest.Values{"audience_ids": texts("VIP")}, "audience_ids", "the number"},
	},
	unmanageable: map[string]any{"title": " "},
	imports: map[string]importSample{
		"plain": {`resource "intercom_content_snippet" "test" {
  title         = "%%{if} $${VIP}"
  body_markdown = "Open the settings."
}`, "%%{if} $${VIP}"},
		"all": {`
resource "intercom_audience" "vip" { name = "VIP" }
resource "intercom_audience" "trials" { name = "Trials" }
resource "intercom_content_snippet" "test" {
  title                       = "Remise & avoir"
  locale                      = "fr"
  body_markdown               = "# Quand\n\nSous 14 jours."
  audience_ids                = [intercom_audience.vip.id, intercom_audience.trials.id]
  ai_chatbot_availability     = true
  ai_copilot_availability     = true
  ai_sales_agent_availability = true
}`, "Remise & avoir"},
	},

	read:     "GET /content_snippets",
	create:   "POST /content_snippets",
	update:   "PUT /content_snippets/{id}",
	destroy:  "DELETE /content_snippets/{id}",
	bodyless: true,
	lists:    func(n int) counts { return counts{"GET /content_snippets": max((n+49)/50, 1)} },

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("content_snippets", map[string]any{"title": numbered(number), "body_markdown": "Open the settings."})
	},
	key:          []string{"title"},
	noNaturalKey: true,
	many: `
resource "intercom_content_snippet" "t" {
  count         = local.count.content_snippet
  title         = "Snippet ${count.index}"
  body_markdown = "Revision ${var.revision}"
}
`,
}
