package intercomtest

import (
	"fmt"
	"testing"
)

func TestAudience_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	c := call(t, s)
	predicates := `[{"attribute":"company.name","type":"string","comparison":"contains","value":"Acme"}]`
	made := c.ok("POST", "/audiences", `{"name":"VIP","predicates":`+predicates+`}`)
	equal(t, "status", made.status, 201)
	equal(t, "predicates", string(encode(made.object["predicates"])), `[{"attribute":"company.name","comparison":"contains","type":"string","value":"Acme"}]`)
	equal(t, "roles", fmt.Sprint(dig(made.object, "role_predicates", 0, "value")), "[user_role contact_role visitor_role]")
	path := "/audiences/" + made.id()
	c.ok("PUT", path, `{"name":"Very important","role_predicates":[]}`)
	after := c.ok("GET", path, "").object
	equal(t, "name", after["name"], "Very important")
	equal(t, "predicates, which were not sent", fmt.Sprint(after["predicates"]), fmt.Sprint(made.object["predicates"]))
	equal(t, "roles", len(after["role_predicates"].([]any)), 0) //nolint:forcetypeassert // the contract was checked
	c.ok("POST", "/audiences", `{"name":"VIP"}`)
	list := c.ok("GET", "/audiences?per_page=1&page=2", "")
	equal(t, "listed", fmt.Sprintf("%v %v %v", dig(list.object, "data", 0, "name"), list.object["page"], list.object["total_pages"]), "VIP 2 2")
	equal(t, "status of the deletion", c.ok("DELETE", path, "").status, 204)
	for _, method := range []string{"GET", "DELETE"} {
		c.refused(method, path, "", 404, "not_found", "Resource Not Found")
	}
	c.refused("PUT", path, `{"name":"a"}`, 404, "not_found", "Resource Not Found")
}

func TestAudience_refused(t *testing.T) {
	t.Parallel()
	s := New(t, lenient)
	id := s.Add("audiences", map[string]any{"name": "VIP"})
	c := call(t, s)
	c.refused("POST", "/audiences", `{"predicates":[]}`, 422, "validation_error", "Name is required")
	c.refused("PUT", "/audiences/"+id, `{"name":" "}`, 422, "validation_error", "Name must not be blank")
	c.refused("POST", "/audiences", `{"name":"a","predicates":["b"]}`, 422, "validation_error", "predicates is invalid")
}

func TestAudience_answers(t *testing.T) {
	t.Parallel()
	status := func(method, path, body string) func(c *caller) string {
		return func(c *caller) string { return fmt.Sprint(c.do(method, "/audiences"+path, body).status) }
	}
	field := func(method, path, body string, keys ...any) func(c *caller) string {
		return func(c *caller) string {
			return string(encode(dig(c.ok(method, "/audiences"+path, body).object, keys...)))
		}
	}
	type test struct {
		answers Answers
		want    string
	}
	for name, scenario := range map[string]struct {
		run   func(c *caller) string
		tests []test
	}{
		"same name": {status("POST", "", `{"name":"VIP"}`), []test{
			{Answers{}, "201"},
			{Answers{AudienceNames: AudienceNamesUnique}, "422"},
		}},
		"roles": {field("POST", "", `{"name":"a"}`, "role_predicates"), []test{
			{Answers{}, `[{"attribute":"role","comparison":"in","type":"role","value":["user_role","contact_role","visitor_role"]}]`},
			{Answers{AudienceRoles: AudienceRolesNone}, `[]`},
			{Answers{AudienceRoles: AudienceRolesUser}, `[{"attribute":"role","comparison":"eq","type":"role","value":"user"}]`},
		}},
		"values": {field("GET", "/1", "", "predicates"), []test{
			{Answers{}, `[{"attribute":"plan","value":"pro"},{"attribute":"city","value":["Bonn","Cork"]}]`},
			{Answers{AudienceValues: AudienceValuesArrays}, `[{"attribute":"plan","value":["pro"]},{"attribute":"city","value":["Bonn","Cork"]}]`},
			{Answers{AudienceValues: AudienceValuesStrings}, `[{"attribute":"plan","value":"pro"},{"attribute":"city","value":"Bonn,Cork"}]`},
			{Answers{AudiencePredicates: AudiencePredicatesSorted}, `[{"attribute":"city","value":["Bonn","Cork"]},{"attribute":"plan","value":"pro"}]`},
		}},
		"more keys": {field("GET", "/1", "", "predicates", 0, "negated"), []test{
			{Answers{}, "null"},
			{Answers{AudiencePredicates: AudiencePredicatesDecorated}, "false"},
		}},
		"cleared": {status("PUT", "/1", `{"predicates":[]}`), []test{
			{Answers{}, "200"},
			{Answers{AudienceClear: AudienceClearRefused}, "422"},
		}},
		"in use": {status("DELETE", "/1", ""), []test{
			{Answers{}, "204"},
			{Answers{AudienceDelete: AudienceDelete409}, "409"},
			{Answers{AudienceDelete: AudienceDelete422}, "422"},
		}},
		"name": {field("PUT", "/1", `{"name":"R&D "}`, "name"), []test{
			{Answers{}, `"R&D "`},
			{Answers{NameEscape: NameEscapeAll}, `"R&amp;D "`},
			{Answers{NameBlanks: NameBlanksTrimmed}, `"R&D"`},
		}},
		"list": {field("GET", "?page=1&per_page=1", "", "data", 0, "name"), []test{
			{Answers{}, `"VIP"`},
			{Answers{ListOrder: ListOrderNewest}, `"Other"`},
		}},
		"page": {field("GET", "?page=1", "", "page"), []test{
			{Answers{}, "1"},
			{Answers{PageNumbers: PageNumbersStrings}, `"1"`},
		}},
	} {
		for i, test := range scenario.tests {
			t.Run(fmt.Sprintf("%s/%d", name, i), func(t *testing.T) {
				t.Parallel()
				s := New(t, with(test.answers))
				s.Add("audiences", map[string]any{"id": "1", "name": "VIP", "predicates": []any{
					map[string]any{"attribute": "plan", "value": "pro"}, map[string]any{"attribute": "city", "value": []any{"Bonn", "Cork"}},
				}})
				s.Add("audiences", map[string]any{"name": "Other"})
				s.AddDependant("audiences", "1", "An article")
				equal(t, "answer", scenario.run(call(t, s)), test.want)
			})
		}
	}
}
