package intercomtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Internal articles are for teammates, and for Fin and Copilot:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/internal-articles
var internalArticleKind = kind{
	name:    "internal_articles",
	firstID: 42,
	routes: []route{
		{pattern: "GET /internal_articles", query: []string{"page", "per_page", "starting_after"}, handle: listInternalArticles},
		{pattern: "POST /internal_articles", fields: internalArticleFields, handle: createInternalArticle},
		{pattern: "GET /internal_articles/{id}", handle: getInternalArticle},
		{pattern: "PUT /internal_articles/{id}", fields: internalArticleFields, handle: updateInternalArticle},
		{pattern: "DELETE /internal_articles/{id}", handle: deleteInternalArticle},
	},
	add:       func(w *workspace, o object) string { return text(w.addInternalArticle(o), "id") },
	seed:      seedInternalArticles,
	seedLarge: seedManyInternalArticles,
	alternatives: []Answers{
		{InternalArticleBodies: InternalArticleBodiesEchoed},
		{InternalArticleTitles: InternalArticleTitlesUnique},
		{InternalArticleOwners: InternalArticleOwnersUnchecked},
		{NameEscape: NameEscapeAll},
		{NameBlanks: NameBlanksTrimmed},
		{PagesNext: PagesNextCursor},
		{PagesNext: PagesNextNone},
		{PageNumbers: PageNumbersStrings},
	},
	deviations: []deviation{
		{
			"the description of the list has no parameters, and its answer has pages",
			"query", "page", "unknown", internalArticleList,
		},
		{
			"the description of the list has no parameters, and its answer has pages",
			"query", "per_page", "unknown", internalArticleList,
		},
		{
			"the schema of pages has a cursor, and no description of the list takes it",
			"query", "starting_after", "unknown", internalArticleList,
		},
		{
			"clients that page lists of articles have seen a URL, as Intercom's SDKs expect; the schema has a cursor",
			"answer", "/pages/next", "type", internalArticleList,
		},
		{
			"an audience that does not exist: the text of the field has the refusal, and an example of the Preview version",
			"status", "404", "unknown",
			[]string{"POST /internal_articles"},
		},
		{
			"a teammate that does not exist: no refusal of it is described",
			"status", "400", "unknown",
			[]string{"PUT /internal_articles/{}"},
		},
		{
			"both bodies at once, or a title that is taken: no refusal of them is described",
			"status", "422", "unknown",
			[]string{"POST /internal_articles", "PUT /internal_articles/{}"},
		},
	},
}

var (
	internalArticleFields = fields{
		"title": stringType, "body": stringType, "body_markdown": stringType, "author_id": integerType, "owner_id": integerType,
		"audience_ids": arrayType | nullType, "ai_chatbot_availability": boolType, "ai_copilot_availability": boolType, "ai_sales_agent_availability": boolType,
	}
	internalArticleList = []string{"GET /internal_articles"}
)

func listInternalArticles(w *workspace, r *request) (object, *problem) {
	all := w.objects("internal_articles").items()
	if w.answers().ListOrder == ListOrderNewest {
		slices.Reverse(all)
	}
	items, pages := page(w, r, all, pageSize{standard: 25, max: 150})
	for i, item := range items {
		article, _ := item.(object)
		items[i] = w.renderInternalArticle(article)
	}
	out := list(items)
	out["pages"], out["total_count"] = pages, len(all)
	return out, nil
}

func getInternalArticle(w *workspace, r *request) (object, *problem) {
	article, p := w.find("internal_articles", r.id())
	if p != nil {
		return nil, p
	}
	return w.renderInternalArticle(article), nil
}

// renderInternalArticle returns an internal article as answers have it.
func (w *workspace) renderInternalArticle(article object) object {
	if w.answers().InternalArticleBodies == InternalArticleBodiesEchoed {
		return article
	}
	return w.renderBody(article)
}

func createInternalArticle(w *workspace, r *request) (object, *problem) {
	for _, field := range []string{"author_id", "owner_id", "title"} {
		switch value, ok := r.body[field]; {
		case !ok && field == "author_id":
			return nil, refuse(400, "parameter_not_found", "author_id must be in the main body or default locale translated_content object")
		case !ok || value == "":
			return nil, refuse(400, "parameter_not_found", field+" is a required parameter")
		}
	}
	o := object{}
	if p := w.setInternalArticle(o, r.body); p != nil {
		return nil, p
	}
	return w.renderInternalArticle(w.addInternalArticle(o)), nil
}

func updateInternalArticle(w *workspace, r *request) (object, *problem) {
	before, p := w.find("internal_articles", r.id())
	if p != nil {
		return nil, p
	}
	after := changed(before)
	if p := w.setInternalArticle(after, r.body); p != nil {
		return nil, p
	}
	w.stamp(after)
	w.objects("internal_articles").set(r.id(), after)
	return w.renderInternalArticle(after), nil
}

func deleteInternalArticle(w *workspace, r *request) (object, *problem) {
	if _, p := w.find("internal_articles", r.id()); p != nil {
		return nil, p
	}
	w.objects("internal_articles").remove(r.id())
	return object{"id": r.id(), "object": "internal_article", "deleted": true}, nil
}

// setInternalArticle changes an internal article as a request asks, or returns a
// refusal.
func (w *workspace) setInternalArticle(o, body object) *problem {
	body = changed(body)
	markdown, isMarkdown := body["body_markdown"].(string)
	_, isHTML := body["body"]
	title, hasTitle := body["title"].(string)
	switch {
	case hasTitle && strings.TrimSpace(title) == "":
		return invalid("title must not be blank")
	case isMarkdown && isHTML:
		return refuse(422, "parameter_invalid", "body and body_markdown cannot both be set")
	case isMarkdown:
		body["body"] = htmlOf(markdown)
	}
	for _, field := range []string{"author_id", "owner_id"} {
		_, exists := w.objects("admins").get(idString(body[field]))
		if _, ok := body[field]; ok && !exists && (field == "author_id" || w.answers().InternalArticleOwners != InternalArticleOwnersUnchecked) {
			return invalid(field + " is invalid")
		}
	}
	for otherID, other := range w.objects("internal_articles").all {
		if hasTitle && other["title"] == title && otherID != text(o, "id") && w.answers().InternalArticleTitles == InternalArticleTitlesUnique {
			return refuse(422, "parameter_invalid", "title has already been taken")
		}
	}
	if p := w.checkAudiencesOf(body); p != nil {
		return p
	}
	copyFields(o, body, slices.Sorted(maps.Keys(internalArticleFields))...)
	w.settleInternalArticle(o)
	return nil
}

// settleInternalArticle changes the body to what Intercom makes of it.
func (w *workspace) settleInternalArticle(o object) {
	settleBody(o, w.answers().InternalArticleBodies != InternalArticleBodiesEchoed)
}

func (w *workspace) addInternalArticle(in object) object {
	owner := idNumber(w.tokenOwner())
	o := object{
		"type": "internal_article", "title": "Internal article", "body": "", "body_markdown": "", "author_id": owner, "owner_id": owner, "locale": "en",
		"audience_ids": []any{}, "ai_chatbot_availability": false, "ai_copilot_availability": false, "ai_sales_agent_availability": false,
		"created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, in)
	if o["audience_ids"] == nil {
		o["audience_ids"] = []any{}
	}
	o["id"] = w.idOf("internal_articles", o)
	w.settleInternalArticle(o)
	w.objects("internal_articles").set(text(o, "id"), o)
	return o
}

func seedInternalArticles(s *Server) {
	enterprise := idNumber(s.find("audiences", "Enterprise accounts"))
	s.Add("internal_articles", object{
		"title": "Escalate a refund", "ai_copilot_availability": true,
		"body": `<h2>Who decides</h2><p>The team lead, up to 500 €.</p><img src="https://example.com/escalation.png">`,
	})
	s.Add("internal_articles", object{
		"title": "Contracts & discounts", "audience_ids": []any{enterprise}, "ai_chatbot_availability": true, "ai_sales_agent_availability": true,
		"body": "<p>Discounts are for contracts of two years.</p>",
	})
	s.Add("internal_articles", object{"title": "On call", "body": "<p>Call the number in the wiki.</p>"})
}

// seedManyInternalArticles adds sixty internal articles. Some have one title, some have
// a body as only Intercom's interface makes it, and one has none.
func seedManyInternalArticles(s *Server) {
	for i := range 60 {
		o := object{"title": uglyName(i / 2), "body": fmt.Sprintf("<h2>%d</h2><p>${var.name} %%{if true}</p>", i), "ai_copilot_availability": i%2 == 0}
		switch i % 5 {
		case 1:
			o["body"] = `<dl><dt>A</dt><dd>B</dd></dl><div class="intercom-container"><img src="https://example.com/a.png"></div>`
		case 2:
			o["locale"], o["body"] = "fr", "<p class=\"intercom-align-center\">Où ?</p>\n\n<ul><li>"+strings.Repeat("long ", 50)+"</li></ul>"
		}
		s.Add("internal_articles", o)
	}
	s.Add("internal_articles", object{"title": "Empty"})
}
