package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/internalarticle"
)

// The teammate that every workspace has, and another one.
const (
	firstTeammate  = "991267459"
	secondTeammate = "991267500"
)

var internalArticleSample = sample{
	kind:    internalarticle.Kind,
	objects: "internal_articles",
	lookups: map[string][]acctest.Values{
		"intercom_internal_article":  {{"title": "Escalate a refund"}, {"id": "43"}},
		"intercom_internal_articles": {{}, {"with_bodies": true}},
	},
	lookupRequests: counts{"GET /internal_articles": 6, "GET /internal_articles/{id}": 10},

	prepare: func(server *intercomtest.Server) {
		server.AddAdmin(map[string]any{"id": secondTeammate})
		server.Add("audiences", map[string]any{"id": "9001", "name": "VIP"})
		server.Add("audiences", map[string]any{"id": "9002", "name": "Trials"})
	},
	config: acctest.Values{"title": "Refunds", "body_markdown": "Within 14 days.", "author_id": firstTeammate, "owner_id": firstTeammate},
	changes: []change{
		{to: acctest.Values{"title": "Refunds & credits"}, colleague: acctest.Values{"title": "Credits"}},
		{to: acctest.Values{"body_markdown": "# Refunds\n\nWithin 30 days.\n"}, colleague: acctest.Values{"body_markdown": "Never."}},
		{
			on: acctest.Values{"body_markdown": nil, "body": "<p>Within 14 days.</p>"},
			to: acctest.Values{"body": "<h3>Refunds</h3><p>Within <em>30</em> days.</p>"}, colleague: acctest.Values{"body": "<p>Never.</p>"},
			hidden: true, // Intercom has it in another form
		},
		{to: acctest.Values{"author_id": secondTeammate}},
		{to: acctest.Values{"owner_id": secondTeammate}},
		{to: acctest.Values{"audience_ids": texts("9001")}, colleague: acctest.Values{"audience_ids": texts("9002")}},
		{to: acctest.Values{"ai_chatbot_availability": true}},
		{to: acctest.Values{"ai_copilot_availability": true}},
		{to: acctest.Values{"ai_sales_agent_availability": true}},
	},
	refused: map[string]refusedInput{
		"blank title":          {acctest.Values{"title": " \t"}, "title", "must not be empty"},
		"blanks in title":      {acctest.Values{"title": "Refunds "}, "title", "white space"},
		"no text":              {acctest.Values{"body_markdown": nil}, "body", "At least one"},
		"two texts":            {acctest.Values{"body": "<p>Within 14 days.</p>"}, "body", "Remove one of the two"},
		"refused HTML":         {acctest.Values{"body_markdown": nil, "body": "<dl></dl>"}, "body", "definition list"},
		"name for an author":   {acctest.Values{"author_id": "Ann"}, "author_id", "the number"},
		"name for an owner":    {acctest.Values{"owner_id": "Ann"}, "owner_id", "the number"},
		"name for an audience": {acctest.Values{"audience_ids": texts("VIP")}, "audience_ids", "the number"},
	},
	unmanageable: map[string]any{"title": " "},
	imports: map[string]importSample{
		"Markdown": {`resource "intercom_internal_article" "test" {
  title         = "%%{if} $${VIP}"
  body_markdown = "Within 14 days."
  author_id     = "991267459"
  owner_id      = "991267459"
}`, "%%{if} $${VIP}"},
		"all": {`
resource "intercom_audience" "vip" { name = "VIP" }
resource "intercom_internal_article" "test" {
  title                       = "Refunds & credits"
  body                        = "<h2>When</h2><p>Within <b>14</b> days.</p>"
  author_id                   = "991267459"
  owner_id                    = "991267459"
  audience_ids                = [intercom_audience.vip.id]
  ai_chatbot_availability     = true
  ai_copilot_availability     = true
  ai_sales_agent_availability = true
}`, "Refunds & credits"},
	},

	read:    "GET /internal_articles/{id}",
	create:  "POST /internal_articles",
	update:  "PUT /internal_articles/{id}",
	destroy: "DELETE /internal_articles/{id}",
	lists:   func(n int) counts { return counts{"GET /internal_articles": max((n+49)/50, 1)} },
	reads: func(n int) counts {
		reads := counts{"GET /internal_articles/{id}": min(n, 10)}
		if n > 10 {
			reads["GET /internal_articles"] = (n + 49) / 50
		}
		return reads
	},

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("internal_articles", map[string]any{"title": numbered(number), "body": "<p>Within 14 days.</p>"})
	},
	key:          []string{"title"},
	noNaturalKey: true,
	relists:      true,
	many: `
resource "intercom_internal_article" "t" {
  count         = local.count.internal_article
  title         = "Internal article ${count.index}"
  body_markdown = "Revision ${var.revision}"
  author_id     = "991267459"
  owner_id      = "991267459"
}
`,
	plans: counts{"GET /internal_articles": 1, "GET /admins": 1},
}
