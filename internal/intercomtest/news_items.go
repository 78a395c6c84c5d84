package intercomtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// News items are announcements for customers, who see them in newsfeeds:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news
var newsItemKind = kind{
	name:    "news_items",
	firstID: 33,
	routes: []route{
		{pattern: "GET /news/news_items", query: []string{"page", "per_page", "starting_after"}, handle: news(listNewsItems)},
		{pattern: "POST /news/news_items", fields: newsItemFields, handle: news(createNewsItem)},
		{pattern: "GET /news/news_items/{id}", handle: news(getNewsItem)},
		{pattern: "PUT /news/news_items/{id}", fields: newsItemFields, handle: news(updateNewsItem)},
		{pattern: "DELETE /news/news_items/{id}", handle: news(deleteNewsItem)},
	},
	add:       func(w *workspace, o object) string { return text(w.addNewsItem(o), "id") },
	seed:      seedNewsItems,
	seedLarge: seedManyNewsItems,
	alternatives: []Answers{
		{NewsItemUpdate: NewsItemUpdateCleared},
		{NewsItemBodies: NewsItemBodiesEchoed},
		{NewsItemLabels: NewsItemLabelsKept},
		{NewsItemReactions: NewsItemReactionsEmpty},
		{NewsItemDraftDates: NewsItemDraftDatesShown},
		{NewsDisabled: NewsDisabledPlan},
		{NameEscape: NameEscapeAll},
		{NameBlanks: NameBlanksTrimmed},
		{PagesNext: PagesNextCursor},
		{PagesNext: PagesNextNone},
		{PageNumbers: PageNumbersStrings},
	},
	deviations: append(
		pagedAlthough("no description of the list has pages to ask for, and every answer has their number", "GET /news/news_items"),
		deviation{
			"a title, a teammate, a newsfeed or a date that Intercom does not accept: no refusal of them is described",
			"status", "400", "unknown",
			[]string{"POST /news/news_items", "PUT /news/news_items/{}"},
		},
		deviation{
			"a user saw this status in a workspace without News; no description has it",
			"status", "404", "unknown",
			[]string{"GET /news/news_items", "POST /news/news_items", "GET /news/newsfeeds"},
		},
	),
}

var newsItemFields = fields{
	"title": stringType, "body": stringType, "sender_id": integerType, "state": stringType, "deliver_silently": boolType,
	"labels": arrayType, "reactions": arrayType, "newsfeed_assignments": arrayType,
}

// news returns a handler that refuses requests of a workspace without News.
func news(handle handler) handler {
	return func(w *workspace, r *request) (object, *problem) {
		switch {
		case !w.config.WithoutNews:
			return handle(w, r)
		case w.answers().NewsDisabled == NewsDisabledPlan:
			return nil, refuse(403, "api_plan_restricted", "Active subscription needed.")
		default:
			return nil, errNotFound
		}
	}
}

func listNewsItems(w *workspace, r *request) (object, *problem) {
	all := w.objects("news_items").items()
	if w.answers().ListOrder == ListOrderNewest {
		slices.Reverse(all)
	}
	items, pages := page(w, r, all, pageSize{standard: 10, max: 50}) // the example has 10
	for i, item := range items {
		item, _ := item.(object)
		items[i] = w.renderNewsItem(item)
	}
	out := list(items)
	out["pages"], out["total_count"] = pages, len(all)
	return out, nil
}

func getNewsItem(w *workspace, r *request) (object, *problem) {
	item, p := w.find("news_items", r.id())
	if p != nil {
		return nil, p
	}
	return w.renderNewsItem(item), nil
}

// renderNewsItem returns a news item as answers have it.
func (w *workspace) renderNewsItem(item object) object {
	out := changed(item)
	if w.answers().NewsItemBodies != NewsItemBodiesEchoed {
		out = w.renderBody(out)
	}
	if labels, _ := out["labels"].([]any); len(labels) > 0 && w.answers().NewsItemLabels != NewsItemLabelsKept {
		out["labels"] = slices.SortedFunc(slices.Values(labels), func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	}
	if reactions, _ := out["reactions"].([]any); len(reactions) == 0 && w.answers().NewsItemReactions != NewsItemReactionsEmpty {
		out["reactions"] = []any{nil, nil, nil, nil}
	}
	if out["state"] == "draft" {
		out["newsfeed_assignments"] = w.draftAssignments(out)
	}
	return out
}

// draftAssignments returns the assignments of a draft as answers have them.
func (w *workspace) draftAssignments(item object) []any {
	assignments := []any{}
	for _, assignment := range assignmentsOf(item) {
		shown := object{"newsfeed_id": assignment["newsfeed_id"]}
		if w.answers().NewsItemDraftDates == NewsItemDraftDatesShown {
			shown["published_at"] = item["updated_at"]
		}
		assignments = append(assignments, shown)
	}
	return assignments
}

func createNewsItem(w *workspace, r *request) (object, *problem) {
	o := object{}
	if p := w.setNewsItem(o, r.body); p != nil {
		return nil, p
	}
	return w.renderNewsItem(w.addNewsItem(o)), nil
}

func updateNewsItem(w *workspace, r *request) (object, *problem) {
	before, p := w.find("news_items", r.id())
	if p != nil {
		return nil, p
	}
	after := changed(before)
	if w.answers().NewsItemUpdate == NewsItemUpdateCleared {
		after["labels"], after["newsfeed_assignments"] = []any{}, []any{}
	}
	if p := w.setNewsItem(after, r.body); p != nil {
		return nil, p
	}
	w.stamp(after)
	w.objects("news_items").set(r.id(), after)
	return w.renderNewsItem(after), nil
}

func deleteNewsItem(w *workspace, r *request) (object, *problem) {
	if _, p := w.find("news_items", r.id()); p != nil {
		return nil, p
	}
	w.objects("news_items").remove(r.id())
	return object{"id": r.id(), "object": "news-item", "deleted": true}, nil
}

// setNewsItem changes a news item as a request asks, or returns a refusal. A request
// always has a title and a sender.
func (w *workspace) setNewsItem(o, body object) *problem {
	body = changed(body)
	switch _, isTeammate := w.objects("admins").get(idString(body["sender_id"])); {
	case strings.TrimSpace(text(body, "title")) == "":
		return invalid("title can't be blank")
	case !isTeammate:
		return invalid("sender_id must be a teammate of the workspace")
	}
	if state, ok := body["state"]; ok && state != "draft" && state != "live" {
		return invalid("state must be draft or live")
	}
	if sent, ok := body["newsfeed_assignments"].([]any); ok {
		assignments, p := w.assignments(o, sent)
		if p != nil {
			return p
		}
		body["newsfeed_assignments"] = assignments
	}
	copyFields(o, body, slices.Sorted(maps.Keys(newsItemFields))...)
	w.settleNewsItem(o)
	return nil
}

// assignments returns the newsfeed assignments that a request makes, or a refusal.
func (w *workspace) assignments(o object, sent []any) ([]any, *problem) {
	assignments := []any{}
	for _, item := range sent {
		assignment, _ := item.(object)
		feed := idString(assignment["newsfeed_id"])
		if _, ok := w.objects("newsfeeds").get(feed); !ok {
			return nil, invalid("newsfeed_id is invalid")
		}
		at, dated := assignment["published_at"]
		if dated && idNumber(idString(at)) > int(w.now()) {
			return nil, invalid("published_at cannot be in the future")
		}
		made := object{"newsfeed_id": idNumber(feed)}
		if dated {
			made["published_at"] = at
		}
		for _, before := range assignmentsOf(o) {
			if idString(before["newsfeed_id"]) == feed && !dated && before["published_at"] != nil {
				made["published_at"] = before["published_at"]
			}
		}
		assignments = append(assignments, made)
	}
	return assignments, nil
}

// assignmentsOf returns the newsfeed assignments of a news item.
func assignmentsOf(item object) []object {
	var assignments []object
	items, _ := item["newsfeed_assignments"].([]any)
	for _, assignment := range items {
		assignment, _ := assignment.(object)
		assignments = append(assignments, assignment)
	}
	return assignments
}

// settleNewsItem changes a news item to what Intercom makes of it. The dates of a draft
// are not kept, and a live item has one for each newsfeed.
func (w *workspace) settleNewsItem(o object) {
	if w.answers().NewsItemBodies != NewsItemBodiesEchoed {
		o["body"] = rewrittenBody(text(o, "body"))
	}
	assignments := []any{}
	for _, assignment := range assignmentsOf(o) {
		assignment = changed(assignment)
		switch {
		case o["state"] != "live":
			delete(assignment, "published_at")
		case assignment["published_at"] == nil:
			assignment["published_at"] = w.now()
		}
		assignments = append(assignments, assignment)
	}
	o["newsfeed_assignments"] = assignments
}

func (w *workspace) addNewsItem(in object) object {
	o := object{
		"type": "news-item", "workspace_id": w.config.WorkspaceID, "title": "News", "body": "", "sender_id": idNumber(w.tokenOwner()), "state": "draft",
		"labels": []any{}, "reactions": []any{}, "deliver_silently": false, "newsfeed_assignments": []any{}, "cover_image_url": nil,
		"created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, in)
	o["id"] = w.idOf("news_items", o)
	w.settleNewsItem(o)
	w.objects("news_items").set(text(o, "id"), o)
	return o
}

func seedNewsItems(s *Server) {
	feed := idNumber(s.find("newsfeeds", "Product updates"))
	s.Add("news_items", object{
		"title": "Refunds within a day", "state": "live", "labels": []any{"Product", "Billing"}, "reactions": []any{"😆", "👍"},
		"body":                 "<p>You now see the money <strong>within a day</strong>.</p>",
		"newsfeed_assignments": []any{object{"newsfeed_id": feed, "published_at": 1664638214}},
	})
	s.Add("news_items", object{"title": "Dark mode & more", "body": "<p>Coming soon.</p>", "deliver_silently": true})
	s.Add("news_items", object{
		"title": "Summer hours", "state": "live", "body": "<h2>July</h2><p>We answer until 16:00.</p>",
		"newsfeed_assignments": []any{object{"newsfeed_id": feed, "published_at": 1688169600}},
	})
}

// seedManyNewsItems adds sixty news items. Some have one title, some have what only
// Intercom's interface sets, such as a cover image or a date in the future, and one has
// no text.
func seedManyNewsItems(s *Server) {
	feeds := s.Objects("newsfeeds")
	for i := range 60 {
		o := object{"title": uglyName(i / 2), "body": fmt.Sprintf("<h2>%d</h2><p>${var.name} %%{if true}</p>", i), "deliver_silently": i%2 == 0}
		feed := idNumber(idString(feeds[i%len(feeds)]["id"]))
		switch i % 5 {
		case 1:
			o["state"], o["labels"] = "live", []any{uglyName(i), nil}
			o["newsfeed_assignments"] = []any{object{"newsfeed_id": feed, "published_at": 1664638214 + i}}
			o["cover_image_url"] = "https://example.com/cover.jpg"
		case 2:
			o["state"], o["reactions"] = "live", []any{"❤️", nil, "👩‍💻", nil}
			o["newsfeed_assignments"] = []any{object{"newsfeed_id": feed, "published_at": 4102444800}} // in the year 2100
			o["body"] = `<dl><dt>A</dt><dd>B</dd></dl><div class="intercom-container"><img src="https://example.com/a.png"></div>`
		case 3:
			o["newsfeed_assignments"] = []any{object{"newsfeed_id": feed}}
		}
		s.Add("news_items", o)
	}
	s.Add("news_items", object{"title": "Empty"})
}
