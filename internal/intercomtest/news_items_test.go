package intercomtest

import (
	"fmt"
	"testing"
)

func TestNewsItem_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	feed, admin := s.Add("newsfeeds", object{"name": "Updates"}), idString(s.Objects("admins")[0]["id"])
	c := call(t, s)
	made := c.ok("POST", "/news/news_items", `{"title":"Halloween","body":"New costumes","sender_id":`+admin+`,"labels":["b","a"],"newsfeed_assignments":[{"newsfeed_id":`+feed+`,"published_at":1664638214}]}`)
	equal(t, "status", made.status, 200)
	equal(t, "state", text(made.object, "state"), "draft")
	equal(t, "body", text(made.object, "body"), `<p class="no-margin">New costumes</p>`)
	equal(t, "labels", fmt.Sprint(made.object["labels"]), "[a b]")
	equal(t, "reactions", fmt.Sprint(made.object["reactions"]), "[<nil> <nil> <nil> <nil>]")
	equal(t, "assignments of a draft", string(encode(made.object["newsfeed_assignments"])), `[{"newsfeed_id":`+feed+`}]`)
	path := "/news/news_items/" + made.id()
	update := `{"title":"Halloween","sender_id":` + admin + `,"state":"live"`
	after := c.ok("PUT", path, update+`,"reactions":["😆"]}`).object
	equal(t, "what was not sent", fmt.Sprint(after["labels"], text(after, "body")), `[a b]<p class="no-margin">New costumes</p>`)
	equal(t, "reactions", fmt.Sprint(after["reactions"]), "[😆]")
	if dig(after, "newsfeed_assignments", 0, "published_at") == nil {
		t.Error("a live item has no date")
	}
	after = c.ok("PUT", path, update+`,"newsfeed_assignments":[{"newsfeed_id":`+feed+`,"published_at":1664638214}]}`).object
	equal(t, "dated", string(encode(after["newsfeed_assignments"])), `[{"newsfeed_id":`+feed+`,"published_at":1664638214}]`)
	equal(t, "without a date", string(encode(c.ok("PUT", path, update+`,"newsfeed_assignments":[{"newsfeed_id":`+feed+`}]}`).object["newsfeed_assignments"])),
		`[{"newsfeed_id":`+feed+`,"published_at":1664638214}]`)
	equal(t, "listed", len(c.ok("GET", "/news/news_items?per_page=50", "").list("data")), 1)
	equal(t, "deleted", c.ok("DELETE", path, "").object["deleted"], true)
	for _, method := range []string{"GET", "DELETE"} {
		c.refused(method, path, "", 404, "not_found", "Resource Not Found")
	}
}

func TestNewsItem_refused(t *testing.T) {
	t.Parallel()
	s := New(t, lenient)
	feed, admin := s.Add("newsfeeds", object{"name": "Updates"}), idString(s.Objects("admins")[0]["id"])
	path := "/news/news_items/" + s.Add("news_items", object{"title": "Halloween"})
	c := call(t, s)
	c.refused("PUT", path, `{"sender_id":`+admin+`}`, 400, "parameter_invalid", "title can't be blank")
	c.refused("PUT", path, `{"title":"a"}`, 400, "parameter_invalid", "sender_id must be a teammate of the workspace")
	c.refused("PUT", path, `{"title":"a","sender_id":`+admin+`,"state":"published"}`, 400, "parameter_invalid", "state must be draft or live")
	c.refused("PUT", path, `{"title":"a","sender_id":`+admin+`,"newsfeed_assignments":[{"newsfeed_id":1}]}`, 400, "parameter_invalid", "newsfeed_id is invalid")
	c.refused("PUT", path, `{"title":"a","sender_id":`+admin+`,"newsfeed_assignments":[{"newsfeed_id":`+feed+`,"published_at":4102444800}]}`,
		400, "parameter_invalid", "published_at cannot be in the future")
	s.SetWithoutNews(true)
	c.refused("GET", "/news/news_items", "", 404, "not_found", "Resource Not Found")
	s.SetAnswers(Answers{NewsDisabled: NewsDisabledPlan})
	c.refused("GET", "/news/newsfeeds", "", 403, "api_plan_restricted", "Active subscription needed.")
}

func TestNewsItem_answers(t *testing.T) {
	t.Parallel()
	for answers, want := range map[Answers]string{
		{}:                                            `<p class="no-margin"><b>a</b></p> [a b] 4 false [a b]`,
		{NewsItemUpdate: NewsItemUpdateCleared}:       `<p class="no-margin"><b>a</b></p> [a b] 4 false []`,
		{NewsItemBodies: NewsItemBodiesEchoed}:        `<p><strong>a</strong></p> [a b] 4 false [a b]`,
		{NewsItemLabels: NewsItemLabelsKept}:          `<p class="no-margin"><b>a</b></p> [b a] 4 false [b a]`,
		{NewsItemReactions: NewsItemReactionsEmpty}:   `<p class="no-margin"><b>a</b></p> [a b] 0 false [a b]`,
		{NewsItemDraftDates: NewsItemDraftDatesShown}: `<p class="no-margin"><b>a</b></p> [a b] 4 true [a b]`,
	} {
		t.Run(answers.name(), func(t *testing.T) {
			t.Parallel()
			s := New(t, with(answers))
			feed, admin := s.Add("newsfeeds", object{"name": "Updates"}), idString(s.Objects("admins")[0]["id"])
			c := call(t, s)
			made := c.ok("POST", "/news/news_items", `{"title":"A","sender_id":`+admin+`,"body":"<p><strong>a</strong></p>","labels":["b","a"],"newsfeed_assignments":[{"newsfeed_id":`+feed+`}]}`)
			dated := dig(made.object, "newsfeed_assignments", 0, "published_at") != nil
			after := c.ok("PUT", "/news/news_items/"+made.id(), `{"title":"B","sender_id":`+admin+`}`).object
			equal(t, "answers", fmt.Sprint(text(made.object, "body"), " ", made.object["labels"], " ", len(made.list("reactions")), " ", dated, " ", after["labels"]), want)
		})
	}
}
