package provider_test

import (
	"fmt"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/article"
)

// The teammate that every workspace has, and another one.
const (
	author      = "991267459"
	otherAuthor = "991267500"
)

// inFrench is an article in another language than the default one. The help center of
// the tests shows it.
func inFrench(title, text string) map[string]any {
	return map[string]any{"fr": map[string]any{"title": title, "body_markdown": text, "author_id": author, "state": "published"}}
}

var articleSample = sample{
	kind:    article.Kind,
	objects: "articles",
	lookups: map[string][]acctest.Values{
		"intercom_article":  {{"title": "Refunds & credits"}, {"id": "40"}, {"title": "Change your card", "collection_id": "163"}},
		"intercom_articles": {{}, {"collection_id": "163", "state": "published"}, {"with_bodies": true}},
	},
	lookupRequests: counts{"GET /articles": 6, "GET /articles/{id}": 15},

	prepare: func(server *intercomtest.Server) {
		for _, center := range server.Objects("help_centers") {
			server.Change("help_centers", fmt.Sprint(center["id"]), map[string]any{"locales": []any{"en", "fr", "de"}})
		}
		server.AddAdmin(map[string]any{"id": otherAuthor})
		for _, id := range []string{"9001", "9002"} {
			server.Add("help_center_collections", map[string]any{"id": id, "name": "Collection " + id})
			server.Add("audiences", map[string]any{"id": id, "name": "Audience " + id})
			server.Add("tags", map[string]any{"id": id, "name": "Tag " + id})
		}
	},
	config: acctest.Values{"title": "Refunds", "body_markdown": "Within 14 days.", "author_id": author},
	changes: []change{
		{to: acctest.Values{"title": "Refunds & credits"}, colleague: acctest.Values{"title": "Credits"}},
		{to: acctest.Values{"description": "When and how"}, colleague: acctest.Values{"description": "How"}},
		{to: acctest.Values{"body_markdown": "# Refunds\n\nWithin 30 days.\n"}, colleague: acctest.Values{"body_markdown": "Never."}},
		{
			on: acctest.Values{"body_markdown": nil, "body": "<p>Within 14 days.</p>"},
			to: acctest.Values{"body": "<h3>Refunds</h3><p>Within <em>30</em> days.</p>"}, colleague: acctest.Values{"body": "<p>Never.</p>"},
			hidden: true, // Intercom has it in another form
		},
		{to: acctest.Values{"author_id": otherAuthor}},
		{to: acctest.Values{"state": "published"}},
		{to: acctest.Values{"collection_id": "9001"}, colleague: acctest.Values{"collection_id": "9002"}},
		{
			on: acctest.Values{"translations": inFrench("Remboursements", "Sous 14 jours.")},
			to: acctest.Values{"translations": inFrench("Remboursements & avoirs", "Sous 30 jours.\n")}, colleague: acctest.Values{"translations": inFrench("Avoirs", "Jamais.")},
		},
		{
			on: acctest.Values{"translations": inFrench("Remboursements", "Sous 14 jours."), "audience_ids": texts("9001")},
			to: acctest.Values{"audience_ids": texts("9001", "9002")}, colleague: acctest.Values{"audience_ids": texts("9002")},
		},
		{on: acctest.Values{"tag_ids": texts("9001")}, to: acctest.Values{"tag_ids": texts("9002")}, colleague: acctest.Values{"tag_ids": texts()}},
		{to: acctest.Values{"ai_chatbot_availability": false}},
		{to: acctest.Values{"ai_copilot_availability": false}},
		{to: acctest.Values{"ai_sales_agent_availability": false}},
	},
	refused: map[string]refusedInput{
		"empty title":   {acctest.Values{"title": ""}, "title", "must not be empty"},
		"white space":   {acctest.Values{"title": "Refunds "}, "title", "white space"},
		"no body":       {acctest.Values{"body_markdown": nil}, "body", "At least one"},
		"two bodies":    {acctest.Values{"body": "<p>Never.</p>"}, "body", "Remove one of the two"},
		"other state":   {acctest.Values{"state": "live"}, "state", "must be one of"},
		"author's name": {acctest.Values{"author_id": "ada@example.com"}, "author_id", "the number"},
		"collection":    {acctest.Values{"collection_id": "billing"}, "collection_id", "the number"},
		"audience":      {acctest.Values{"audience_ids": texts("VIP")}, "audience_ids", "the number"},
		"empty tag":     {acctest.Values{"tag_ids": texts("")}, "tag_ids", "must not be empty"},
		"HTML": {
			acctest.Values{"body_markdown": nil, "body": "<dl><dt>a</dt></dl>"}, "body", "definition list",
		},
		"unknown language": {acctest.Values{"translations": map[string]any{"french": inFrench("A", "B")["fr"]}}, "translations", "must be one of"},
		"translation without a title": {
			acctest.Values{"translations": inFrench("", "B")}, "translations.title", "must not be empty",
		},
		"translation without a body": {
			acctest.Values{"translations": map[string]any{"fr": map[string]any{"title": "A"}}}, "translations.body", "At least one",
		},
		"HTML in a translation": {
			acctest.Values{"translations": map[string]any{"fr": map[string]any{"title": "A", "body": "<ul></ul>"}}}, "translations.body", "a list without items",
		},
	},
	unmanageable: map[string]any{"title": " "},
	imports: map[string]importSample{
		"plain": {`
data "intercom_admins" "all" {}
resource "intercom_article" "test" {
  title     = "%%{if} $${refunds} & \"more\""
  body      = "<p>$${a} %%{if b}</p>"
  author_id = data.intercom_admins.all.admins[0].id
}`, "%%{if} $${refunds} & \"more\""},
		"all arguments": {`
data "intercom_admins" "all" {}
resource "intercom_help_center_collection" "billing" { name = "Billing" }
resource "intercom_audience" "all" { name = "All" }
resource "intercom_tag" "billing" { name = "billing" }
resource "intercom_article" "test" {
  title                       = "Refunds"
  description                 = "When and how"
  body_markdown               = "# When\n\nWithin 14 days.\n"
  author_id                   = data.intercom_admins.all.admins[0].id
  state                       = "published"
  collection_id               = intercom_help_center_collection.billing.id
  audience_ids                = [intercom_audience.all.id]
  tag_ids                     = [intercom_tag.billing.id]
  ai_chatbot_availability     = false
  ai_copilot_availability     = false
  ai_sales_agent_availability = false
}`, "Refunds"},
	},

	read:    "GET /articles/{id}",
	create:  "POST /articles",
	update:  "PUT /articles/{id}",
	destroy: "DELETE /articles/{id}",
	lists:   func(n int) counts { return counts{"GET /articles": max(1, (n+49)/50)} },
	reads:   articleReads,

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("articles", map[string]any{"title": numbered(number), "body": fmt.Sprintf("<h2>Plan %d</h2>", number)})
	},
	key:          []string{"title"},
	noNaturalKey: true,
	relists:      true,
	many: `
resource "intercom_article" "t" {
  count         = local.count.article
  title         = "Article ${count.index}"
  body_markdown = "Revision ${var.revision}"
  author_id     = "` + author + `"
}
`,
	plans: counts{"GET /articles": 1, "GET /admins": 1},
}

// articleReads are the requests of a refresh of n articles: some by id, and the rest
// from the list.
func articleReads(n int) counts {
	reads := counts{"GET /articles/{id}": min(n, 10)}
	if n > 10 {
		reads["GET /articles"] = (n + 49) / 50
	}
	return reads
}
