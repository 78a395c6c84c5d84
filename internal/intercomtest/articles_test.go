package intercomtest

import (
	"strings"
	"testing"
)

func TestArticles_life(t *testing.T) {
	t.Parallel()
	s := New(t, func(c *Config) { c.Seed = true })
	c := call(t, s)
	author := s.Objects("admins")[0]["id"]
	collection := s.Objects("help_center_collections")[0]["id"]
	made := c.ok("POST", "/articles", `{"title":"Plans & prices","author_id":`+idString(author)+`,"parent_id":`+idString(collection)+`,"parent_type":"collection",
		"body_markdown":"#### Plans\n\nTwo plans.","translated_content":{"fr":{"title":"Offres","body":"Deux offres."}}}`).object
	equal(t, "title", text(made, "title"), "Plans &amp; prices")
	equal(t, "state", text(made, "state"), "draft")
	equal(t, "body_markdown", text(made, "body_markdown"), "#### Plans\n\nTwo plans.\n")
	equal(t, "translation", dig(made, "translated_content", "fr", "body"), `<p class="no-margin">Deux offres.</p>`)

	path := "/articles/" + text(made, "id")
	first, second := c.ok("GET", path, "").object, c.ok("GET", path, "").object
	if text(first, "body") == text(second, "body") || !strings.HasPrefix(text(first, "body"), `<h2 id="h_`) {
		t.Errorf("the ids of headings do not change: %s", text(first, "body"))
	}
	changed := c.ok("PUT", path, `{"title":"Prices","state":"published","parent_id":"`+idString(collection)+`","parent_type":"collection"}`).object
	equal(t, "title", text(changed, "title"), "Prices")
	equal(t, "body_markdown", text(changed, "body_markdown"), "#### Plans\n\nTwo plans.\n")
	equal(t, "deleted", c.ok("DELETE", path, "").object["deleted"], true)
	equal(t, "status", c.do("GET", path, "").status, 404)
}

func TestArticles_refused(t *testing.T) {
	t.Parallel()
	s := New(t, lenient)
	c := call(t, s)
	path := "/articles/" + s.Add("articles", object{"title": "Plans"})
	for body, want := range map[string]int{
		`{"body":"a","body_markdown":"b"}`:      422,
		`{"author_id":1}`:                       400,
		`{"parent_id":"1"}`:                     404,
		`{"translated_content":{"xx":{}}}`:      400,
		`{"translated_content":{"fr":"Offre"}}`: 400,
	} {
		equal(t, body, c.do("PUT", path, body).status, want)
	}
}

func TestRewrittenBody(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		"":                   "",
		"a":                  `<p class="no-margin">a</p>`,
		"<h3>a</h3>":         "<h2>a</h2>",
		`<h1 id="x">a</h1>`:  "<h1>a</h1>",
		"<b>a</b>":           "<b>a</b>",
		"<strong>a</strong>": "<b>a</b>",
		"<p><em>a</em></p>":  `<p class="no-margin"><i>a</i></p>`,
		`<img src="https://example.com/x/a.png?v=1">`: `<img src="https://downloads.intercomcdn.com/i/o/1/a.png">`,
		"<script>a</script><p>b</p>":                  `<p class="no-margin">b</p>`,
	} {
		equal(t, body, rewrittenBody(body), want)
		equal(t, body+" again", rewrittenBody(want), want)
	}
}
