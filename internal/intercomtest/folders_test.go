package intercomtest

import (
	"strings"
	"testing"
)

// folderCaller returns a caller that requests version 2.17.
func folderCaller(t *testing.T, s *Server) *caller {
	t.Helper()
	c := call(t, s)
	c.header.Set("Intercom-Version", "2.17")
	return c
}

func TestFolder_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	c := folderCaller(t, s)
	made := c.ok("POST", "/folders", `{"folder":{"name":"Q & A"}}`).object
	equal(t, "id", made["id"], 6.0)
	equal(t, "name", made["name"], "Q &amp; A")
	equal(t, "emoji", made["emoji"], nil)
	child := c.ok("POST", "/folders", `{"folder":{"name":"In it","emoji":"📚","parent_folder_id":6}}`).object
	equal(t, "parent", child["parent_folder_id"], 6.0)
	equal(t, "emoji", c.ok("PUT", "/folders/7", `{"folder":{"name":"Renamed"}}`).object["emoji"], "📚")
	listed := c.ok("GET", "/folders?per_page=150", "").list("data")
	_, hasEmoji := listed[0]["emoji"]
	equal(t, "emoji in the list", hasEmoji, false)
	equal(t, "inside", len(c.ok("GET", "/folders?parent_folder_id=6", "").list("data")), 1)
	c.refused("DELETE", "/folders/6", "", 422, "data_invalid", "Folder contains content")
	equal(t, "top level", c.ok("PUT", "/folders/7", `{"folder":{"parent_folder_id":null}}`).object["parent_folder_id"], nil)
	equal(t, "deletion", c.ok("DELETE", "/folders/6", "").object, map[string]any{"id": 6.0, "object": "folder", "deleted": true})
	c.refused("GET", "/folders/6", "", 404, "not_found", "Folder not found")
	long := c.ok("POST", "/folders", `{"folder":{"name":"`+strings.Repeat("é", 200)+`"}}`).object
	equal(t, "long name", long["name"], strings.Repeat("é", 191))
}

func TestFolder_refused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		method, path, body string
		answers            Answers
		status             int
		code               string
	}{
		"not wrapped":    {"POST", "", `{"name":"New"}`, Answers{}, 400, "parameter_invalid"},
		"no name":        {"POST", "", `{"folder":{"description":"x"}}`, Answers{}, 400, "parameter_not_found"},
		"another field":  {"POST", "", `{"folder":{"name":"New","colour":"red"}}`, Answers{}, 400, "parameter_invalid"},
		"emoji null":     {"PUT", "/1", `{"folder":{"emoji":null}}`, Answers{}, 400, "parameter_invalid"},
		"unknown parent": {"POST", "", `{"folder":{"name":"New","parent_folder_id":9}}`, Answers{}, 400, "parameter_invalid"},
		"in itself":      {"PUT", "/1", `{"folder":{"parent_folder_id":2}}`, Answers{}, 400, "parameter_invalid"},
		"taken name":     {"POST", "", `{"folder":{"name":"One"}}`, Answers{FolderNames: FolderNamesUnique}, 422, "data_invalid"},
		"content":        {"DELETE", "/2", "", Answers{FolderDeletion: FolderDeletionMovesUp}, 422, "data_invalid"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(t, lenient, with(test.answers))
			s.Add("folders", map[string]any{"id": "1", "name": "One"})
			s.Add("folders", map[string]any{"id": "2", "name": "Two", "parent_folder_id": 1, "content_count": 3})
			folderCaller(t, s).refused(test.method, "/folders"+test.path, test.body, test.status, test.code, "")
		})
	}
	call(t, New(t, lenient)).refused("GET", "/folders", "", 400, "intercom_version_invalid", "")
	s := New(t, with(Answers{FolderDeletion: FolderDeletionMovesUp}))
	s.Add("folders", map[string]any{"id": "1"})
	s.Add("folders", map[string]any{"id": "2", "parent_folder_id": 1})
	folderCaller(t, s).ok("DELETE", "/folders/1", "")
	equal(t, "moved up", folderCaller(t, s).ok("GET", "/folders/2", "").object["parent_folder_id"], nil)
}
