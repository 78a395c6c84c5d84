package intercomtest

import (
	"fmt"
	"strings"
	"testing"
)

func TestInternalArticle_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	audience := s.Add("audiences", object{"name": "VIP"})
	admin := idString(s.Objects("admins")[0]["id"])
	c := call(t, s)
	made := c.ok("POST", "/internal_articles", `{"title":"Refunds","body_markdown":"#### Who\n\nThe lead.","author_id":`+admin+`,"owner_id":`+admin+`,"audience_ids":[`+audience+`]}`)
	equal(t, "status", made.status, 200)
	equal(t, "markdown", text(made.object, "body_markdown"), "## Who\n\nThe lead.\n")
	equal(t, "locale", text(made.object, "locale"), "en")
	path := "/internal_articles/" + made.id()
	first, second := c.ok("GET", path, "").object, c.ok("GET", path, "").object
	if text(first, "body") == text(second, "body") || !strings.HasPrefix(text(first, "body"), `<h2 id="h_`) {
		t.Errorf("the ids of headings do not change: %s", text(first, "body"))
	}
	after := c.ok("PUT", path, `{"title":"Refund","ai_copilot_availability":true}`).object
	equal(t, "what was not sent", fmt.Sprint(after["body_markdown"], after["audience_ids"]), "## Who\n\nThe lead.\n["+audience+"]")
	equal(t, "no audiences", fmt.Sprint(c.ok("PUT", path, `{"audience_ids":[]}`).object["audience_ids"]), "[]")
	equal(t, "listed", len(c.ok("GET", "/internal_articles?per_page=50", "").list("data")), 1)
	equal(t, "deleted", c.ok("DELETE", path, "").object["deleted"], true)
	for _, method := range []string{"GET", "DELETE"} {
		c.refused(method, path, "", 404, "not_found", "Resource Not Found")
	}
}

func TestInternalArticle_refused(t *testing.T) {
	t.Parallel()
	s := New(t, lenient)
	path := "/internal_articles/" + s.Add("internal_articles", object{"title": "Refunds"})
	c := call(t, s)
	c.refused("PUT", path, `{"audience_ids":[999]}`, 404, "parameter_invalid", "audience_ids contains unknown audience IDs: 999")
	c.refused("PUT", path, `{"body":"a","body_markdown":"a"}`, 422, "parameter_invalid", "body and body_markdown cannot both be set")
	c.refused("PUT", path, `{"author_id":1}`, 400, "parameter_invalid", "author_id is invalid")
	c.refused("PUT", path, `{"owner_id":1}`, 400, "parameter_invalid", "owner_id is invalid")
	c.refused("PUT", path, `{"title":" "}`, 400, "parameter_invalid", "title must not be blank")
	c.refused("POST", "/internal_articles", `{"title":"a","owner_id":1}`, 400, "parameter_not_found", "author_id must be in the main body or default locale translated_content object")
	c.refused("POST", "/internal_articles", `{"title":"a","author_id":1}`, 400, "parameter_not_found", "owner_id is a required parameter")
}

func TestInternalArticle_answers(t *testing.T) {
	t.Parallel()
	for answers, want := range map[Answers]string{
		{}: `200 400 <p class="no-margin"><b>a</b></p>`,
		{InternalArticleTitles: InternalArticleTitlesUnique}:    `422 400 <p class="no-margin"><b>a</b></p>`,
		{InternalArticleOwners: InternalArticleOwnersUnchecked}: `200 200 <p class="no-margin"><b>a</b></p>`,
		{InternalArticleBodies: InternalArticleBodiesEchoed}:    `200 400 <p><strong>a</strong></p>`,
	} {
		t.Run(answers.name(), func(t *testing.T) {
			t.Parallel()
			s := New(t, with(answers))
			c := call(t, s)
			admin := idString(s.Objects("admins")[0]["id"])
			body := `{"title":"Refunds","body":"<p><strong>a</strong></p>","author_id":` + admin + `,"owner_id":` + admin + `}`
			made := c.ok("POST", "/internal_articles", body)
			second := c.do("POST", "/internal_articles", body).status
			owner := c.do("PUT", "/internal_articles/"+made.id(), `{"owner_id":1}`).status
			equal(t, "answers", fmt.Sprint(second, " ", owner, " ", text(made.object, "body")), want)
		})
	}
}
