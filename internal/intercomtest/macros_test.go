package intercomtest

import (
	"net/url"
	"testing"
)

// The owner of the token sees the macros for everyone and those for the teams of the
// owner.
func TestMacros_visibility(t *testing.T) {
	t.Parallel()
	s := New(t)
	owner := text(s.Objects("admins")[0], "id")
	mine, other := s.AddTeam(object{"admin_ids": []any{owner}}), s.AddTeam(object{})
	s.Add("macros", object{"name": "Everyone's"})
	visible := s.Add("macros", object{"name": "Ours", "visible_to": "specific_teams", "visible_to_team_ids": []any{mine}})
	hidden := s.Add("macros", object{"name": "Theirs", "visible_to": "specific_teams", "visible_to_team_ids": []any{other}})
	c := call(t, s)
	c.ok("GET", "/macros/"+visible, "")
	c.refused("GET", "/macros/"+hidden, "", 404, "not_found", "Macro not found")
	equal(t, "macros", len(c.ok("GET", "/macros", "").list("data")), 2)
}

// A page has a cursor to the next page, except for the last one.
func TestMacros_pages(t *testing.T) {
	t.Parallel()
	s := New(t)
	for range 5 {
		s.Add("macros", object{})
	}
	c := call(t, s)
	seen := map[string]bool{}
	path := "/macros?per_page=2"
	for range 3 {
		answer := c.ok("GET", path, "")
		for _, macro := range answer.list("data") {
			seen[text(macro, "id")] = true
		}
		pages, _ := answer.object["pages"].(object)
		next, _ := pages["next"].(object)
		path = "/macros?per_page=2&starting_after=" + url.QueryEscape(text(next, "starting_after"))
	}
	equal(t, "macros", len(seen), 5)
	c.refused("GET", "/macros?starting_after=x", "", 400, "parameter_invalid", "Invalid starting_after cursor")
}
