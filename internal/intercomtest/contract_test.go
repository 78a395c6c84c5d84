package intercomtest

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// TestContract_describesEachRoute checks that the descriptions have the routes of the
// simulator. All other tests of this package validate their exchanges if the
// descriptions are available.
func TestContract_describesEachRoute(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.16", "Preview"} {
		c := descriptionOf(version).require(t)
		for _, route := range routes() {
			if _, operation := c.operation(route.pattern); (operation != nil) != route.existsIn(version) {
				t.Errorf("%s in Intercom's description of %s: %t, in the simulator: %t",
					route.pattern, version, operation != nil, route.existsIn(version))
			}
		}
	}
}

// Intercom's own examples are valid, so a violation is not a mistake of the validation.
func TestContract_examples(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2.16", "Preview"} {
		c := descriptionOf(version).require(t)
		for _, route := range routes() {
			t.Run(version+" "+route.pattern, func(t *testing.T) {
				t.Parallel()
				_, operation := c.operation(route.pattern)
				for _, status := range []int{200, 201, 400, 401, 404, 409, 422} {
					if operation == nil || operation.Responses.Status(status) == nil {
						continue
					}
					for _, example := range examples(operation, strconv.Itoa(status)) {
						for _, v := range c.answer(route.pattern, status, example) {
							if v.pointer != "/app/secure" { // only one example has it
								t.Error(v)
							}
						}
					}
				}
			})
		}
	}
}

func TestContract_reportsRequests(t *testing.T) {
	t.Parallel()
	c := stable.require(t)
	for name, test := range map[string]struct{ route, url, version, body, want string }{
		"fine":              {"POST /tags", "/tags", "2.16", `{"name":"a"}`, ""},
		"fine with options": {"PUT /data_attributes/{id}", "/data_attributes/1", "2.16", `{"options":[{"value":"a"},{"value":"b"}]}`, ""},
		"fine in Preview":   {"GET /tags", "/tags", "Preview", "", ""},
		"unknown field":     {"POST /tags", "/tags", "2.16", `{"name":"a","color":"red"}`, "request /color: unknown"},
		"nested field": {
			"POST /data_attributes", "/data_attributes", "2.16",
			`{"name":"a","model":"contact","data_type":"options","options":[{"value":"a","label":"b"}]}`, "request /options/*/label: unknown",
		},
		"wrong type":      {"PUT /ticket_types/{id}", "/ticket_types/1", "2.16", `{"archived":"yes"}`, "request /archived: type"},
		"wrong enum":      {"POST /ticket_types", "/ticket_types", "2.16", `{"name":"a","category":"customer"}`, "request /category: enum"},
		"missing field":   {"POST /ticket_types", "/ticket_types", "2.16", `{}`, "request /name: required"},
		"unknown query":   {"GET /tags", "/tags?page=1", "2.16", "", "query page: unknown"},
		"wrong query":     {"GET /data_attributes", "/data_attributes?model=conversation", "2.16", "", "query model=conversation: enum"},
		"type of a query": {"GET /data_attributes", "/data_attributes?include_archived=1", "2.16", "", "query include_archived=1: type"},
		"path":            {"PUT /data_attributes/{id}", "/data_attributes/one", "2.16", `{}`, "path data_attribute_id=one: type"},
		"unknown version": {"GET /tags", "/tags", "9.9", "", "header Intercom-Version=9.9: enum"},
		"body of a GET":   {"GET /tags", "/tags", "2.16", `{}`, "request /: unknown"},
		"unknown path":    {"GET /contacts", "/contacts", "2.16", "", "path /contacts: unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			u, err := url.Parse(test.url)
			if err != nil {
				t.Fatal(err)
			}
			reports(t, c.request(test.route, u, http.Header{"Intercom-Version": {test.version}}, []byte(test.body)), test.want)
		})
	}
}

func TestContract_reportsAnswers(t *testing.T) {
	t.Parallel()
	c := stable.require(t)
	for name, test := range map[string]struct {
		route  string
		status int
		body   string
		want   string
	}{
		"fine":           {"GET /tags/{id}", 200, `{"type":"tag","id":"1","name":"a"}`, ""},
		"fine deletion":  {"DELETE /tags/{id}", 200, ``, ""},
		"excused":        {"GET /ticket_types/{id}", 200, `{"is_internal":true,"ticket_type_attributes":{"type":"list","data":[]}}`, ""},
		"unknown field":  {"GET /tags/{id}", 200, `{"color":"red"}`, "answer /color: unknown"},
		"nested field":   {"GET /tags", 200, `{"data":[{"color":"red"}]}`, "answer /data/*/color: unknown"},
		"wrong type":     {"GET /tags/{id}", 200, `{"id":1}`, "answer /id: type"},
		"nested type":    {"GET /data_attributes", 200, `{"data":[{"id":"1"}]}`, "answer /data/*/id: type"},
		"wrong enum":     {"GET /segments/{id}", 200, `{"person_type":"lead"}`, "answer /person_type: enum"},
		"null":           {"GET /tags/{id}", 200, `{"name":null}`, "answer /name: nullable"},
		"no JSON":        {"GET /tags", 200, `{`, "answer /: json"},
		"status":         {"GET /tags", 404, `{"type":"error.list","errors":[]}`, "status 404: unknown"},
		"error":          {"GET /tags/{id}", 404, `{"type":"error.list","errors":[{}]}`, "answer /errors/*/code: required"},
		"excused error":  {"GET /tags", 429, `{"type":"error.list","errors":[{"code":1}]}`, "answer /errors/*/code: type"},
		"body of a tag":  {"DELETE /tags/{id}", 200, `{}`, "answer /: unknown"},
		"other excuse":   {"GET /tags/{id}", 200, `{"is_internal":true}`, "answer /is_internal: unknown"},
		"unknown nested": {"GET /me", 200, `{"app":{"id":"1"}}`, "answer /app/id: unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			reports(t, c.answer(test.route, test.status, []byte(test.body)), test.want)
		})
	}
}

// A deviation matches the end of a pointer only at whole keys.
func TestDeviation_pointer(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		excused, pointer string
		want             bool
	}{
		{"/name", "/data/*/name", true},
		{"/name", "/name", true},
		{"/name", "/data/*/full_name", false},
		{"page", "page", true},
		{"page", "per_page", false},
		{"", "/name", false},
	} {
		d := deviation{where: "answer", problem: "unknown", pointer: test.excused}
		v := violation{where: "answer", problem: "unknown", pointer: test.pointer}
		if got := v.excusedBy(d); got != test.want {
			t.Errorf("a deviation of %q excuses %q: %t, want %t", test.excused, test.pointer, got, test.want)
		}
	}
}

func reports(t *testing.T, got []violation, want string) {
	t.Helper()
	if want == "" {
		for _, v := range got {
			t.Errorf("reports %s", v)
		}
		return
	}
	if len(got) != 1 || !strings.Contains(got[0].String(), want) {
		t.Errorf("reports %v, want %q", got, want)
	}
}

// A test fails if the client sends what is not described, or if the simulator answers
// it.
func TestContract_failsTheTest(t *testing.T) {
	t.Parallel()
	stable.require(t)
	var heard complaints
	s := New(t, func(c *Config) { c.Errorf = heard.errorf })
	id := s.Add("tags", map[string]any{"name": "a"})
	s.Change("tags", id, map[string]any{"color": "red"})
	c := call(t, s)
	c.ok("GET", "/tags/"+id, "")
	c.do("POST", "/ticket_types", `{"name":"a","colour":"red"}`)
	for _, want := range []string{"the simulator breaks the contract: GET /tags/{}: answer /color", "POST /ticket_types: request /colour"} {
		if !strings.Contains(heard.all(), want) {
			t.Errorf("no %q in %q", want, heard.all())
		}
	}
}

func TestExamples(t *testing.T) {
	t.Parallel()
	var got []string
	for _, example := range Examples(t, "/ticket_types") {
		got = append(got, example.Method+" "+example.Route)
	}
	if want := "GET /ticket_types, GET /ticket_types/{}, POST /ticket_types, PUT /ticket_types/{}"; strings.Join(got, ", ") != want {
		t.Errorf("got the examples of %s, want %s", strings.Join(got, ", "), want)
	}
}
