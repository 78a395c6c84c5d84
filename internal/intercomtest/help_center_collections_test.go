package intercomtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

const collections = "/help_center/collections"

func TestCollection_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	c := call(t, s)
	made := c.ok("POST", collections, `{"name":"Q & A <1>"}`)
	equal(t, "name", made.object["name"], "Q &amp; A &lt;1&gt;")
	equal(t, "kept name", s.Objects("help_center_collections")[0]["name"], "Q & A <1>")
	equal(t, "description", made.object["description"], "")
	equal(t, "help center", made.object["help_center_id"], 79.0)
	equal(t, "parent", made.object["parent_id"], nil)
	_, translated := made.object["translated_content"]
	equal(t, "translated", translated, false)

	child := c.ok("POST", collections, `{"name":"Child","parent_id":"`+made.id()+`","description":"Inside"}`)
	equal(t, "parent of the child", child.object["parent_id"], made.id())
	equal(t, "help center of the child", child.object["help_center_id"], nil)
	path := collections + "/" + child.id()
	updated := c.ok("PUT", path, `{"name":"Renamed"}`).object
	equal(t, "description of the child", updated["description"], "Inside")
	equal(t, "top level", c.ok("PUT", path, `{"parent_id":null}`).object["parent_id"], nil)
	equal(t, "help center on the top level", c.ok("GET", path, "").object["help_center_id"], 79.0)
	equal(t, "listed", len(c.ok("GET", collections, "").list("data")), 2)
	equal(t, "deletion", c.ok("DELETE", path, "").object, map[string]any{"id": child.id(), "object": "collection", "deleted": true})
	for _, method := range []string{"GET", "DELETE"} {
		c.refused(method, path, "", 404, "not_found", "Resource Not Found")
	}
	c.refused("PUT", path, `{"name":"a"}`, 404, "not_found", "Resource Not Found")
}

func TestCollection_refused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		method, path, body string
		status             int
		code               string
	}{
		"no name":             {"POST", "", `{"description":"Missing required parameter"}`, 400, "parameter_not_found"},
		"blank name":          {"POST", "", `{"name":" "}`, 400, "parameter_not_found"},
		"name taken away":     {"PUT", "/1", `{"name":""}`, 400, "parameter_not_found"},
		"description null":    {"PUT", "/1", `{"description":null}`, 400, "parameter_invalid"},
		"unknown parent":      {"POST", "", `{"name":"a","parent_id":"9"}`, 404, "not_found"},
		"parent is a number":  {"POST", "", `{"name":"a","parent_id":1}`, 400, "parameter_invalid"},
		"unknown help center": {"POST", "", `{"name":"a","help_center_id":9}`, 404, "not_found"},
		"moved help center":   {"PUT", "/1", `{"help_center_id":79}`, 400, "parameter_invalid"},
		"unknown locale":      {"PUT", "/1", `{"translated_content":{"tlh":{"name":"a"}}}`, 400, "parameter_invalid"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(t, lenient)
			s.Add("help_center_collections", map[string]any{"id": "1", "name": "One"})
			call(t, s).refused(test.method, collections+test.path, test.body, test.status, test.code, "")
		})
	}
}

// nested creates the collections 1, 2 in 1, and 3 in 2, in a help center with two
// locales.
func nested(t *testing.T, answers Answers) *caller {
	t.Helper()
	s := New(t, with(answers))
	s.Change("help_centers", "79", map[string]any{"locales": []any{"en", "fr", "de"}})
	for i := range 3 {
		o := map[string]any{"id": fmt.Sprint(i + 1), "name": fmt.Sprint("Level ", i+1), "description": "x"}
		if i > 0 {
			o["parent_id"] = fmt.Sprint(i)
		}
		s.Add("help_center_collections", o)
	}
	return call(t, s)
}

func TestCollection_answers(t *testing.T) {
	t.Parallel()
	type test struct {
		answers Answers
		want    any
	}
	status := func(method, path, body string) func(c *caller) any {
		return func(c *caller) any { return c.do(method, collections+path, body).status }
	}
	parents := func(c *caller) any {
		out := []string{}
		for _, o := range c.server.Objects("help_center_collections") {
			out = append(out, fmt.Sprintf("%v in %v", o["id"], o["parent_id"]))
		}
		return out
	}
	field := func(path, field, method, body string) func(c *caller) any {
		return func(c *caller) any {
			value, ok := c.ok(method, collections+path, body).object[field]
			if !ok {
				return "absent"
			}
			return value
		}
	}
	// translate creates a French translation, and then sends a PUT with body.
	translate := func(body string) func(c *caller) any {
		return func(c *caller) any {
			c.ok("PUT", collections+"/1", `{"translated_content":{"fr":{"name":"Un","description":"Premier"}}}`)
			r := c.do("PUT", collections+"/1", body)
			content, _ := r.object["translated_content"].(map[string]any)
			out := []string{}
			for locale, value := range content {
				if locale != "type" {
					out = append(out, fmt.Sprint(locale, " ", dig(value, "name"), " ", dig(value, "description")))
				}
			}
			slices.Sort(out)
			return fmt.Sprint(r.status, out)
		}
	}
	german := `{"translated_content":{"type":"group_translated_content","de":{"name":"Eins"}}}`
	for name, scenario := range map[string]struct {
		run   func(c *caller) any
		tests []test
	}{
		"same name": {status("POST", "", `{"name":"Level 2","parent_id":"1"}`), []test{
			{Answers{}, 200},
			{Answers{CollectionNames: CollectionNames400}, 400},
			{Answers{CollectionNames: CollectionNames422}, 422},
		}},
		"same name elsewhere": {status("POST", "", `{"name":"Level 2"}`), []test{{Answers{CollectionNames: CollectionNames400}, 200}}},
		"children": {
			func(c *caller) any {
				c.do("DELETE", collections+"/1", "")
				return parents(c)
			},
			[]test{
				{Answers{}, []string{}},
				{Answers{CollectionChildren: CollectionChildrenTopLevel}, []string{"2 in <nil>", "3 in 2"}},
				{Answers{CollectionChildren: CollectionChildrenRefused}, []string{"1 in <nil>", "2 in 1", "3 in 2"}},
			},
		},
		"fourth level": {status("POST", "", `{"name":"a","parent_id":"3"}`), []test{
			{Answers{}, 400},
			{Answers{CollectionDepth: CollectionDepthAccepted}, 200},
			{Answers{CollectionDepth: CollectionDepth422}, 422},
		}},
		"moved with what is in it": {
			func(c *caller) any {
				id := c.ok("POST", collections, `{"name":"Other"}`).id()
				return c.do("PUT", collections+"/1", `{"parent_id":"`+id+`"}`).status
			},
			[]test{{Answers{}, 400}, {Answers{CollectionDepth: CollectionDepthAccepted}, 200}},
		},
		"cycle": {status("PUT", "/1", `{"parent_id":"3"}`), []test{
			{Answers{}, 400},
			{Answers{CollectionCycle: CollectionCycleAccepted}, 200},
		}},
		"itself": {status("PUT", "/1", `{"parent_id":"1"}`), []test{{Answers{}, 400}, {Answers{CollectionCycle: CollectionCycleAccepted}, 200}}},
		"unknown parent": {status("PUT", "/1", `{"parent_id":"9"}`), []test{
			{Answers{}, 404},
			{Answers{CollectionReference: CollectionReference400}, 400},
		}},
		"left out of an update": {field("/2", "description", "PUT", `{"name":"a"}`), []test{
			{Answers{}, "x"},
			{Answers{CollectionUpdate: CollectionUpdateReset}, ""},
		}},
		"empty description": {field("/1", "description", "PUT", `{"description":""}`), []test{
			{Answers{}, ""},
			{Answers{BlankDescription: BlankDescriptionNull}, nil},
			{Answers{BlankDescription: BlankDescriptionAbsent}, "absent"},
		}},
		"translations": {translate(german), []test{
			{Answers{}, "200 [de Eins <nil> fr Un Premier]"},
			{Answers{CollectionTranslations: CollectionTranslationsReplaced}, "200 [de Eins <nil>]"},
			{Answers{CollectionDefaultLocale: CollectionDefaultLocalePresent}, "200 [de Eins <nil> en Level 1 x fr Un Premier]"},
			{Answers{CollectionTranslationsShown: CollectionTranslationsShownNever}, "200 []"},
		}},
		"one field of a translation": {translate(`{"translated_content":{"fr":{"name":"Uno"}}}`), []test{
			{Answers{}, "200 [fr Uno Premier]"},
			{Answers{CollectionTranslations: CollectionTranslationsLocale}, "200 [fr Uno <nil>]"},
		}},
		"no translation": {translate(`{"translated_content":{"fr":null}}`), []test{
			{Answers{}, "200 [fr Un Premier]"},
			{Answers{CollectionLocaleNull: CollectionLocaleNullRemoved}, "200 []"},
			{Answers{CollectionLocaleNull: CollectionLocaleNullRefused}, "400 []"},
		}},
		"help center of a child": {field("/2", "help_center_id", "GET", ""), []test{
			{Answers{}, nil},
			{Answers{CollectionHelpCenter: CollectionHelpCenterShown}, 79.0},
		}},
		"name": {field("/1", "name", "PUT", `{"name":"R&D \"1\" it's"}`), []test{
			{Answers{}, "R&amp;D &quot;1&quot; it&#39;s"},
			{Answers{NameEscape: NameEscapeNone}, `R&D "1" it's`},
			{Answers{NameEscape: NameEscapeAll}, "R&amp;D &quot;1&quot; it&#39;s"},
		}},
		"name with blanks": {translate(`{"name":" a ","translated_content":{"fr":{"name":" b "}}}`), []test{
			{Answers{}, "200 [fr  b  Premier]"},
			{Answers{NameBlanks: NameBlanksTrimmed}, "200 [fr b Premier]"},
		}},
	} {
		for i, test := range scenario.tests {
			t.Run(fmt.Sprintf("%s/%d", name, i), func(t *testing.T) {
				t.Parallel()
				equal(t, "outcome", scenario.run(nested(t, test.answers)), test.want)
			})
		}
	}
}

// A help center with one language keeps translations, but answers do not have them.
func TestCollection_oneLanguage(t *testing.T) {
	t.Parallel()
	for answer, want := range map[CollectionTranslationsShown]any{
		CollectionTranslationsShownMultilingual: nil, CollectionTranslationsShownAlways: "Un",
	} {
		s := New(t, with(Answers{CollectionTranslationsShown: answer}))
		c := call(t, s)
		made := c.ok("POST", collections, `{"name":"One","translated_content":{"fr":{"name":"Un"}}}`)
		equal(t, "shown", dig(made.object, "translated_content", "fr", "name"), want)
		equal(t, "default_locale", made.object["default_locale"], nil)
		equal(t, "kept", dig(s.Objects("help_center_collections")[0], "translated_content", "fr", "name"), "Un")
	}
}

func TestCollection_pages(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answers Answers
		path    string
		perPage any
		pages   int
	}{
		"URL":     {Answers{}, "", 20.0, 3},
		"size":    {Answers{}, "?per_page=50", 50.0, 1},
		"maximum": {Answers{}, "?per_page=1000", 150.0, 1},
		"fixed":   {Answers{CollectionPageSize: CollectionPageSizeFixed}, "?per_page=50", 20.0, 3},
		"cursor":  {Answers{PagesNext: PagesNextCursor}, "", 20.0, 3},
		"none":    {Answers{PagesNext: PagesNextNone}, "", 20.0, 3},
		"strings": {Answers{PageNumbers: PageNumbersStrings}, "?page=1&per_page=20", "20", 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			now := time.Unix(1_700_000_000, 0)
			s := New(t, with(test.answers), func(c *Config) { c.Now = func() time.Time { return now } })
			for i := range 45 {
				now = now.Add(time.Second)
				s.Add("help_center_collections", map[string]any{"name": fmt.Sprint(i)})
			}
			c := call(t, s)
			var names []any
			for n := range test.pages {
				page := c.ok("GET", collections+test.path, "")
				equal(t, "per_page", dig(page.object, "pages", "per_page"), test.perPage)
				equal(t, "total_count", page.object["total_count"], 45.0)
				for _, collection := range page.list("data") {
					names = append(names, collection["name"])
				}
				pages, _ := page.object["pages"].(map[string]any)
				next, more := pages["next"]
				switch next := next.(type) {
				case string:
					test.path = strings.TrimPrefix(next, s.URL+collections)
				case map[string]any:
					test.path = "?starting_after=" + text(next, "starting_after")
				default:
					test.path = fmt.Sprint("?page=", n+2)
				}
				equal(t, "more", more, n+1 < test.pages && test.answers.PagesNext != PagesNextNone)
			}
			equal(t, "items", len(names), 45)
			equal(t, "newest", names[0], "44")
			equal(t, "oldest", names[44], "0")
		})
	}
}

func TestConfig_pageSize(t *testing.T) {
	t.Parallel()
	s := New(t, func(c *Config) { c.PageSize = 2 })
	for i := range 3 {
		s.Add("help_center_collections", map[string]any{"name": fmt.Sprint(i)})
	}
	equal(t, "items", len(call(t, s).ok("GET", collections+"?per_page=50", "").list("data")), 2)
}

func TestHelpCenters(t *testing.T) {
	t.Parallel()
	s := New(t)
	id := s.Add("help_centers", map[string]any{"identifier": "dev", "custom_domain": "dev.example.com"})
	c := call(t, s)
	centers := c.ok("GET", "/help_center/help_centers", "").list("data")
	equal(t, "help centers", len(centers), 2)
	equal(t, "default", centers[0]["default"], true)
	equal(t, "url", centers[0]["url"], "https://intercom.help/help")
	equal(t, "url of a domain", c.ok("GET", "/help_center/help_centers/"+id, "").object["url"], "https://dev.example.com")
	equal(t, "help center", c.ok("POST", collections, `{"name":"a","help_center_id":`+id+`}`).object["help_center_id"], float64(idNumber(id)))
	c.refused("GET", "/help_center/help_centers/1", "", 404, "not_found", "Resource Not Found")
}
