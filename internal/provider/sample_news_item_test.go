package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/newsitem"
)

var newsItemSample = sample{
	kind:        newsitem.Kind,
	objects:     "news_items",
	alsoAnswers: []string{"newsfeeds"},
	lookups: map[string][]acctest.Values{
		"intercom_news_item":  {{"title": "Refunds within a day"}, {"id": "34"}},
		"intercom_news_items": {{"state": "live"}, {"with_bodies": true}},
	},
	lookupRequests: counts{"GET /news/news_items": 6, "GET /news/news_items/{id}": 10},

	prepare: func(server *intercomtest.Server) {
		server.AddAdmin(map[string]any{"id": secondTeammate})
		server.Add("newsfeeds", map[string]any{"id": "9001", "name": "Updates"})
		server.Add("newsfeeds", map[string]any{"id": "9002", "name": "Company"})
	},
	preparesOthers: true,
	config:         acctest.Values{"title": "Refunds", "sender_id": firstTeammate},
	changes: []change{
		{to: acctest.Values{"title": "Refunds & credits"}, colleague: acctest.Values{"title": "Credits"}},
		{to: acctest.Values{"body": "<h3>Refunds</h3><p>Within <em>30</em> days.</p>"}, hidden: true}, // Intercom has it in another form
		{to: acctest.Values{"sender_id": secondTeammate}},
		{to: acctest.Values{"state": "live"}},
		{to: acctest.Values{"deliver_silently": true}},
		{to: acctest.Values{"labels": texts("Billing", "Product")}, colleague: acctest.Values{"labels": texts("Company")}},
		{to: acctest.Values{"reactions": texts("😆", "👍")}, colleague: acctest.Values{"reactions": texts("👍", "😆")}},
		{to: acctest.Values{"newsfeed_assignments": []acctest.Values{{"newsfeed_id": "9001", "published_at": 915148800}}}, hidden: true}, // the date of a draft
		{
			on:        acctest.Values{"state": "live"},
			to:        acctest.Values{"newsfeed_assignments": []acctest.Values{{"newsfeed_id": "9001", "published_at": 915148800}}},
			colleague: acctest.Values{"newsfeed_assignments": []acctest.Values{{"newsfeed_id": "9002", "published_at": 915148800}}},
		},
	},
	refused: map[string]refusedInput{
		"blank title":      {acctest.Values{"title": " \t"}, "title", "must not be empty"},
		"blanks in title":  {acctest.Values{"title": "Refunds "}, "title", "white space"},
		"name of a sender": {acctest.Values{"sender_id": "Ann"}, "sender_id", "the number"},
		"state":            {acctest.Values{"state": "published"}, "state", `"draft" "live"`},
		"no emoji":         {acctest.Values{"reactions": texts("😆", ":bug:")}, "reactions[1]", "one emoji"},
		"emoji twice":      {acctest.Values{"reactions": texts("😆", "😆")}, "reactions", "duplicate"},
		"blank label":      {acctest.Values{"labels": texts(" ")}, "labels", "must not be empty"},
		"name of a newsfeed": {
			acctest.Values{"newsfeed_assignments": []acctest.Values{{"newsfeed_id": "Updates"}}},
			"newsfeed_assignments.newsfeed_id", "the number",
		},
		"date before 1970": {
			acctest.Values{"newsfeed_assignments": []acctest.Values{{"newsfeed_id": "9001", "published_at": 0}}},
			"newsfeed_assignments.published_at", "at least 1",
		},
		"date in the future": {
			acctest.Values{"newsfeed_assignments": []acctest.Values{{"newsfeed_id": "9001", "published_at": 4102444800}}},
			"newsfeed_assignments", "in the future",
		},
	},
	unknown: []acctest.Values{
		{"newsfeed_assignments": []acctest.Values{{"newsfeed_id": acctest.Unknown}}},
		{"newsfeed_assignments": []acctest.Values{{"newsfeed_id": "9001", "published_at": acctest.Unknown}}, "state": acctest.Unknown},
	},
	unmanageable: map[string]any{"title": " "},
	imports: map[string]importSample{
		"plain": {`resource "intercom_news_item" "test" {
  title     = "%%{if} $${VIP}"
  sender_id = "991267459"
}`, "%%{if} $${VIP}"},
		"all": {`resource "intercom_news_item" "test" {
  title                = "Refunds & credits"
  sender_id            = "991267459"
  body                 = "<h2>When</h2><p>Within <b>14</b> days.</p>"
  state                = "live"
  newsfeed_assignments = [{ newsfeed_id = "9001" }, { newsfeed_id = "9002", published_at = 915148800 }]
  labels               = ["Product", "Billing"]
  reactions            = ["😆", "👍"]
  deliver_silently     = true
}`, "Refunds & credits"},
	},

	read:    "GET /news/news_items/{id}",
	create:  "POST /news/news_items",
	update:  "PUT /news/news_items/{id}",
	destroy: "DELETE /news/news_items/{id}",
	lists:   func(n int) counts { return counts{"GET /news/news_items": max((n+49)/50, 1)} },
	reads: func(n int) counts {
		reads := counts{"GET /news/news_items/{id}": min(n, 10)}
		if n > 10 {
			reads["GET /news/news_items"] = (n + 49) / 50
		}
		return reads
	},

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("news_items", map[string]any{"title": numbered(number), "body": "<p>Within 14 days.</p>"})
	},
	key:          []string{"title"},
	noNaturalKey: true,
	relists:      true,
	many: `
resource "intercom_news_item" "t" {
  count     = local.count.news_item
  title     = "News item ${count.index}"
  sender_id = "991267459"
  body      = "<p>Revision ${var.revision}</p>"
}
`,
	plans: counts{"GET /news/news_items": 1, "GET /admins": 1},
}
