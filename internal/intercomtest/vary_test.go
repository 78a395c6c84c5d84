package intercomtest

import (
	"fmt"
	"strings"
	"testing"
)

func TestConfig_pageWholeLists(t *testing.T) {
	t.Parallel()
	s := New(t, func(c *Config) { c.PageWholeLists = 2 })
	for i := range 5 {
		s.Add("tags", map[string]any{"name": fmt.Sprint("tag ", i)})
		s.AddSegment(map[string]any{"name": fmt.Sprint("segment ", i)})
	}
	c := call(t, s)
	var names []string
	for path := "/tags"; path != ""; {
		page := c.ok("GET", path, "")
		for _, tag := range page.list("data") {
			names = append(names, text(tag, "name"))
		}
		equal(t, "total_pages", dig(page.object, "pages", "total_pages"), 3.0)
		next, _ := dig(page.object, "pages", "next").(string)
		path = strings.TrimPrefix(next, s.URL)
	}
	equal(t, "names", names, []string{"tag 0", "tag 1", "tag 2", "tag 3", "tag 4"})
	equal(t, "segments on page 3", len(c.ok("GET", "/segments?page=3", "").list("segments")), 1)
	equal(t, "segments on page 4", len(c.ok("GET", "/segments?page=4", "").list("segments")), 0)
	equal(t, "items of a page", len(c.ok("GET", "/data_attributes?per_page=1", "").list("data")), 1)
	c.ok("GET", "/tags/"+text(s.Objects("tags")[0], "id"), "")
}

func TestConfig_omit(t *testing.T) {
	t.Parallel()
	const update = "PUT /data_attributes/{id}"
	s := New(t, func(c *Config) { c.Omit = map[string][]string{update: {"label", "model", "admin_id"}} })
	c := call(t, s)
	made := c.ok("POST", "/data_attributes", listBody)
	equal(t, "label of a new one", made.object["label"], "size")
	updated := c.ok("PUT", "/data_attributes/"+made.id(), `{"description":"How big"}`).object
	for _, name := range []string{"label", "model", "admin_id"} {
		equal(t, name, updated[name], nil)
	}
	equal(t, "name", updated["name"], "size")
	equal(t, "label that is kept", s.Objects("data_attributes")[0]["label"], "size")
}

func TestConfig_decorate(t *testing.T) {
	t.Parallel()
	s := New(t, func(c *Config) { c.Seed, c.Decorate = true, true })
	c := call(t, s)
	equal(t, "in an item", dig(c.ok("GET", "/tags", "").object, "data", 0, decoration, "name"), "Unknown")
	equal(t, "nested", dig(c.ok("GET", "/me", "").object, "app", decoration, "name"), "Unknown")
	equal(t, "kept", s.Objects("tags")[0][decoration], nil)
}

func TestAnswers_listOrder(t *testing.T) {
	t.Parallel()
	for answer, want := range map[ListOrder][]string{ListOrderCreation: {"one", "two"}, ListOrderNewest: {"two", "one"}} {
		t.Run(want[0], func(t *testing.T) {
			t.Parallel()
			s := New(t, with(Answers{ListOrder: answer}))
			s.Add("tags", map[string]any{"name": "one"})
			s.Add("tags", map[string]any{"name": "two"})
			var names []string
			for _, tag := range call(t, s).ok("GET", "/tags", "").list("data") {
				names = append(names, text(tag, "name"))
			}
			equal(t, "names", names, want)
			equal(t, "kept order", s.Objects("tags")[0]["name"], "one")
		})
	}
}

func TestAnswers_idTypes(t *testing.T) {
	t.Parallel()
	s := New(t, with(Answers{IDTypes: IDTypesSwapped}), func(c *Config) { c.Seed = true })
	c := call(t, s)
	tag := c.ok("GET", "/tags", "").list("data")[0]
	equal(t, "tag", tag["id"], 115.0)
	c.ok("GET", "/tags/115", "")
	attribute := c.ok("POST", "/data_attributes", `{"name":"a","model":"contact","data_type":"string"}`)
	_, isString := attribute.object["id"].(string)
	equal(t, "id of a data attribute is a string", isString, true)
	team := c.ok("GET", "/teams", "").list("teams")[0]
	_, isString = dig(team, "admin_ids", 0).(string)
	equal(t, "id of an admin in a team is a string", isString, true)
	equal(t, "workspace", dig(c.ok("GET", "/me", "").object, "app", "id_code"), "ws_test")
}

func TestAnswers_nameEscape(t *testing.T) {
	t.Parallel()
	for answer, want := range map[NameEscape]string{NameEscapeCollections: "R&D", NameEscapeNone: "R&D", NameEscapeAll: "R&amp;D"} {
		t.Run(string(answer), func(t *testing.T) {
			t.Parallel()
			c := call(t, New(t, with(Answers{NameEscape: answer})))
			equal(t, "tag", c.ok("POST", "/tags", `{"name":"R&D"}`).object["name"], want)
			equal(t, "tag in the list", dig(c.ok("GET", "/tags", "").object, "data", 0, "name"), want)
		})
	}
}

func TestAnswers_nameBlanks(t *testing.T) {
	t.Parallel()
	for answer, want := range map[NameBlanks]string{NameBlanksKept: " VIP ", NameBlanksTrimmed: "VIP"} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			c := call(t, New(t, with(Answers{NameBlanks: answer})))
			equal(t, "tag", c.ok("POST", "/tags", `{"name":" VIP "}`).object["name"], want)
			made := c.ok("POST", "/ticket_types", `{"name":" VIP "}`)
			equal(t, "ticket type", made.object["name"], want)
			equal(t, "updated", c.ok("PUT", "/ticket_types/"+made.id(), `{"name":" VIP "}`).object["name"], want)
		})
	}
}
