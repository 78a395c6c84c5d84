package intercomtest

import (
	"fmt"
	"testing"
)

const pages = "/ai/external_pages"

func TestExternalPage_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	source := s.Add("content_import_sources", map[string]any{"url": "https://docs.example.com"})
	c := call(t, s)
	page := func(more string) string {
		return `{"title":"Limits","html":"<p>100</p>","locale":"en","source_id":` + source + `,"external_id":"limits"` + more + `}`
	}
	made := c.ok("POST", pages, page(`,"url":"https://docs.example.com/limits","ai_copilot_availability":false`))
	equal(t, "availability", fmt.Sprint(made.object["ai_agent_availability"], made.object["ai_copilot_availability"]), "true false")
	again := c.ok("POST", pages, page(""))
	equal(t, "id of the same page", again.id(), made.id())
	equal(t, "kept availability", fmt.Sprint(again.object["ai_copilot_availability"], again.object["url"]), "false <nil>")
	equal(t, "availability by default", c.ok("PUT", pages+"/"+made.id(), page(`,"url":"https://a.example.com"`)).object["ai_copilot_availability"], any(true))
	equal(t, "deleted", c.ok("DELETE", pages+"/"+made.id(), "").object["html"], any(""))
	for _, method := range []string{"GET", "DELETE"} {
		c.refused(method, pages+"/"+made.id(), "", 404, "not_found", "Resource Not Found")
	}
	if c.ok("POST", pages, page("")).id() == made.id() {
		t.Error("the deleted page is back")
	}
	c.ok("DELETE", "/ai/content_import_sources/"+source, "")
	equal(t, "pages of a deleted source", len(s.Objects("external_pages")), 0)
}

// A deleted page may still be shown, and come back with its id.
func TestExternalPage_deleted(t *testing.T) {
	t.Parallel()
	s := New(t, func(c *Config) {
		c.Answers.DeletedExternalPage = DeletedExternalPageEmpty
		c.Answers.DeletedExternalPages = DeletedExternalPagesListed
		c.Answers.ExternalPageAgain = ExternalPageAgainRevived
	})
	source := s.Add("content_import_sources", map[string]any{"url": "https://docs.example.com"})
	c := call(t, s)
	body := `{"title":"Limits","html":"<p>100</p>","locale":"en","source_id":` + source + `,"external_id":"limits"}`
	id := c.ok("POST", pages, body).id()
	c.ok("DELETE", pages+"/"+id, "")
	equal(t, "html", c.ok("GET", pages+"/"+id, "").object["html"], any(""))
	equal(t, "listed", dig(c.ok("GET", pages, "").object, "data", 0, "id"), any(id))
	equal(t, "id", c.ok("POST", pages, body).id(), id)
}

func TestExternalPage_refused(t *testing.T) {
	t.Parallel()
	s := New(t, lenient)
	synced := s.Add("content_import_sources", map[string]any{"url": "https://a.example.com", "sync_behavior": "automatic"})
	page := s.Add("external_pages", map[string]any{"external_id": "a"})
	c := call(t, s)
	c.refused("PUT", pages+"/"+page, `{"title":"a","html":"b","locale":"en","source_id":1}`, 400, "parameter_not_found", "url is a required parameter")
	c.refused("POST", pages, `{"title":"a","html":"b","locale":"en","source_id":1}`, 400, "parameter_not_found", "external_id is a required parameter")
	c.refused("POST", pages, `{"title":"a","html":"b","locale":"de","source_id":1,"external_id":"c"}`, 400, "parameter_invalid", "locale is invalid")
	c.refused("POST", pages, `{"title":"a","html":"b","locale":"en","source_id":1,"external_id":"c"}`, 404, "not_found", "Resource Not Found")
	c.refused("POST", pages, `{"title":"a","html":"b","locale":"en","source_id":`+synced+`,"external_id":"c"}`,
		400, "parameter_invalid", "source_id is not the id of a source with the sync behavior api")
}
