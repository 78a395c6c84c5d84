package intercomtest

import (
	"fmt"
	"testing"
)

func TestTag_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	c := call(t, s)
	made := c.ok("POST", "/tags", `{"name":"VIP"}`)
	found := c.ok("POST", "/tags", `{"name":"vip"}`)
	equal(t, "found", found.id(), made.id())
	equal(t, "name", found.object["name"], "VIP")
	c.ok("POST", "/tags", `{"id":"`+made.id()+`","name":"Very important"}`)
	equal(t, "renamed", c.ok("GET", "/tags/"+made.id(), "").object, map[string]any{"type": "tag", "id": made.id(), "name": "Very important"})
	equal(t, "listed", len(c.ok("GET", "/tags", "").list("data")), 1)
	equal(t, "body of the deletion", len(c.ok("DELETE", "/tags/"+made.id(), "").raw), 0)
	c.refused("GET", "/tags/"+made.id(), "", 404, "not_found", "Resource Not Found")
	c.refused("DELETE", "/tags/"+made.id(), "", 404, "not_found", "Resource Not Found")
}

func TestTag_refused(t *testing.T) {
	t.Parallel()
	s := New(t, lenient)
	id := s.Add("tags", map[string]any{"name": "VIP"})
	s.AddDependant("tags", id, "Seg 1")
	c := call(t, s)
	c.refused("POST", "/tags", `{"test":"invalid"}`, 400, "parameter_invalid", "invalid tag parameters")
	c.refused("POST", "/tags", `{"name":""}`, 400, "parameter_invalid", "invalid tag parameters")
	c.refused("POST", "/tags", `{"id":"1","name":"a"}`, 404, "not_found", "Resource Not Found")
	c.refused("DELETE", "/tags/"+id, "", 400, "tag_has_dependent_objects", "Unable to delete Tag with dependent objects. Segments: Seg 1.")
	s.AddDependant("tags", id)
	c.ok("DELETE", "/tags/"+id, "")
}

func TestTag_answers(t *testing.T) {
	t.Parallel()
	for i, test := range []struct {
		answers Answers
		rename  string
		status  int
		want    []any
	}{
		{Answers{}, "two", 400, []any{"One", "Two"}},
		{Answers{TagRenameCollision: TagRenameCollisionMerged}, "two", 200, []any{"Two"}},
		{Answers{TagRenameCollision: TagRenameCollisionDuplicate}, "two", 200, []any{"two", "Two"}},
		{Answers{}, "ONE", 200, []any{"ONE", "Two"}},
		{Answers{TagCaseRename: TagCaseRenameIgnored}, "ONE", 200, []any{"One", "Two"}},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			s := New(t, with(test.answers))
			id := s.Add("tags", map[string]any{"name": "One"})
			s.Add("tags", map[string]any{"name": "Two"})
			r := call(t, s).do("POST", "/tags", `{"id":"`+id+`","name":"`+test.rename+`"}`)
			equal(t, "status", r.status, test.status)
			var names []any
			for _, tag := range s.Objects("tags") {
				names = append(names, tag["name"])
			}
			equal(t, "names", names, test.want)
		})
	}
}

func TestTag_names(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		answer TagNames
		a, b   string
		same   bool
	}{
		{TagNamesIgnoreCase, "VIP", "vip", true},
		{TagNamesIgnoreCase, "VIP", "VIP ", false},
		{TagNamesIgnoreCase, "Stra\u00dfe", "STRASSE", false},
		{TagNamesLoose, "VIP", "vip ", true},
		{TagNamesLoose, "Stra\u00dfe", "STRASSE", true},
		{TagNamesLoose, "Soci\u00e9t\u00e9", "Socie\u0301te\u0301", true},
		{TagNamesLoose, "VIP", "V.I.P.", false},
	} {
		t.Run(fmt.Sprintf("%s/%s/%s", test.answer, test.a, test.b), func(t *testing.T) {
			t.Parallel()
			s := New(t, with(Answers{TagNames: test.answer}))
			id := s.Add("tags", map[string]any{"name": test.a})
			made := call(t, s).ok("POST", "/tags", `{"name":"`+test.b+`"}`)
			equal(t, "the same tag", made.id() == id, test.same)
			equal(t, "name of the first", s.Objects("tags")[0]["name"], test.a)
		})
	}
}
