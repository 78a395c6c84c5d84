package intercomtest

import (
	"fmt"
	"testing"
)

func TestContentImportSource_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	audience := s.Add("audiences", map[string]any{"name": "VIP"})
	c := call(t, s)
	made := c.ok("POST", "/ai/content_import_sources", `{"sync_behavior":"api","url":"https://docs.example.com","audience_ids":`+audience+`}`)
	equal(t, "source", fmt.Sprintf("%v %v %v", made.object["status"], made.object["sync_behavior"], made.object["audience_ids"]), "active api ["+audience+"]")
	path := "/ai/content_import_sources/" + idString(made.object["id"])
	c.ok("PUT", path, `{"sync_behavior":"api","url":"https://docs.example.com/en","status":"deactivated","apply_audience_to_existing_content":true}`)
	after := c.ok("GET", path, "").object
	equal(t, "changed", fmt.Sprintf("%v %v %v", after["status"], after["url"], after["audience_ids"]), "deactivated https://docs.example.com/en ["+audience+"]")
	equal(t, "cleared", fmt.Sprint(c.ok("PUT", path, `{"sync_behavior":"api","url":"https://docs.example.com","audience_ids":null}`).object["audience_ids"]), "[]")
	c.ok("POST", "/ai/content_import_sources", `{"sync_behavior":"api","url":"https://docs.example.com"}`)
	equal(t, "listed", fmt.Sprint(c.ok("GET", "/ai/content_import_sources", "").object["total_count"]), "2")
	equal(t, "status of the deletion", c.ok("DELETE", path, "").status, 204)
	for _, method := range []string{"GET", "DELETE"} {
		c.refused(method, path, "", 404, "not_found", "Resource Not Found")
	}
}

func TestContentImportSource_refused(t *testing.T) {
	t.Parallel()
	s := New(t, lenient)
	synced := "/ai/content_import_sources/" + s.Add("content_import_sources", map[string]any{"url": "https://a.example.com", "sync_behavior": "automatic"})
	c := call(t, s)
	c.refused("POST", "/ai/content_import_sources", `{"sync_behavior":"manual","url":"https://b.example.com"}`, 400, "parameter_invalid", "sync_behavior must be api")
	for _, address := range []string{"", "docs.example.com", "ftp://example.com", "http://localhost", "https://10.0.0.1"} {
		c.refused("POST", "/ai/content_import_sources", `{"sync_behavior":"api","url":"`+address+`"}`, 400, "parameter_invalid", "url must be an http(s) URL with a public domain name")
	}
	c.refused("POST", "/ai/content_import_sources", `{"sync_behavior":"api","url":"https://b.example.com","audience_ids":[999]}`, 404, "parameter_invalid", "audience_ids contains unknown audience IDs: 999")
	c.refused("PUT", synced, `{"sync_behavior":"api","url":"https://a.example.com"}`, 400, "parameter_invalid", "sync_behavior can not be changed to or from api")
	c.refused("PUT", synced, `{"sync_behavior":"automated","url":"https://c.example.com"}`, 400, "parameter_invalid", "url can only be changed if the sync behavior is api")
	c.ok("PUT", synced, `{"sync_behavior":"manual","url":"https://a.example.com"}`)
}
