package intercomtest

import (
	"fmt"
	"testing"
)

const listBody = `{"name":"size","model":"contact","data_type":"options","options":[{"value":"b"},{"value":"a"}]}`

func TestDataAttribute_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	c := call(t, s)
	made := c.ok("POST", "/data_attributes", listBody)
	equal(t, "data_type", made.object["data_type"], "string")
	equal(t, "options", made.object["options"], []any{"b", "a"})
	equal(t, "full_name", made.object["full_name"], "custom_attributes.size")
	_, isNumber := made.object["id"].(float64)
	equal(t, "id is a number", isNumber, true)
	_, described := made.object["description"]
	equal(t, "described", described, false)

	updated := c.ok("PUT", "/data_attributes/"+made.id(), `{"description":"How big","messenger_writable":true,"options":[{"value":"x"},{"value":"y"}]}`)
	equal(t, "description", updated.object["description"], "How big")
	equal(t, "messenger_writable", updated.object["messenger_writable"], true)
	equal(t, "options", updated.object["options"], []any{"x", "y"})

	c.ok("PUT", "/data_attributes/"+made.id(), `{"archived":true}`)
	equal(t, "listed when archived", custom(c, "/data_attributes?model=contact"), 0)
	equal(t, "listed with archived", custom(c, "/data_attributes?model=contact&include_archived=true"), 1)
	equal(t, "listed for companies", custom(c, "/data_attributes?model=company&include_archived=true"), 0)
	c.ok("PUT", "/data_attributes/"+made.id(), `{"archived":false}`)
	equal(t, "listed when restored", custom(c, "/data_attributes"), 1)
}

// custom counts the custom attributes in a list.
func custom(c *caller, path string) int {
	c.t.Helper()
	n := 0
	for _, attribute := range c.ok("GET", path, "").list("data") {
		if attribute["custom"] == true {
			n++
		}
	}
	return n
}

func TestDataAttribute_standardOnesHaveNoID(t *testing.T) {
	t.Parallel()
	names := map[any]int{}
	for _, attribute := range call(t, New(t)).ok("GET", "/data_attributes?model=company", "").list("data") {
		if _, ok := attribute["id"]; ok {
			t.Errorf("%v has an id", attribute)
		}
		names[attribute["name"]]++
	}
	equal(t, "attributes called name", names["name"], 2)
}

func TestDataAttribute_refused(t *testing.T) {
	t.Parallel()
	const badName = "Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens"
	tests := map[string]struct {
		method, path, body string
		status             int
		code, message      string
	}{
		"taken by the other model": {
			"POST", "", `{"name":"The One Ring","model":"contact","data_type":"integer"}`, 400, "parameter_invalid",
			"You already have 'The One Ring' in your company data. To save this as new people data, use a different name.",
		},
		"taken": {
			"POST", "", `{"name":"The One Ring","model":"company","data_type":"string"}`, 400, "parameter_invalid",
			"You already have 'The One Ring' in your company data. To save this as new company data, use a different name.",
		},
		"standard": {
			"POST", "", `{"name":"Name","model":"contact","data_type":"string"}`, 400, "parameter_invalid",
			"'Name' is one of our standard attributes for your people data. To save this as new people data, use a different name.",
		},
		"name":        {"POST", "", `{"name":"!nv@l!d n@me","model":"company","data_type":"string"}`, 400, "parameter_invalid", badName},
		"no name":     {"POST", "", `{"model":"company","data_type":"string"}`, 400, "parameter_invalid", badName},
		"data type":   {"POST", "", `{"name":"a","model":"company","data_type":"mithril"}`, 400, "parameter_invalid", "Data Type isn't an option"},
		"model":       {"POST", "", `{"name":"a","model":"conversation","data_type":"string"}`, 400, "parameter_invalid", "The Data Attribute model field must be either contact or company"},
		"one option":  {"POST", "", `{"name":"a","model":"company","data_type":"options","options":[{"value":"a"}]}`, 400, "parameter_invalid", "You must have at least two options on a list type data attribute"},
		"no options":  {"POST", "", `{"name":"a","model":"company","data_type":"options"}`, 400, "parameter_invalid", "Options isn't an array"},
		"bad options": {"PUT", "/1", `{"options":"a,b"}`, 400, "parameter_invalid", "Options isn't an array"},
		"wrong type":  {"PUT", "/1", `{"archived":"yes"}`, 400, "parameter_invalid", ""},
		"missing":     {"PUT", "/2", `{"archived":true}`, 404, "field_not_found", "We couldn't find that data attribute to update"},
		"dependant":   {"PUT", "/1", `{"archived":true}`, 422, "data_invalid", "The Data Attribute you are trying to archive has a dependant object"},
		"conversations": {
			"GET", "?model=conversation", "", 422, "parameter_invalid",
			"model=conversation is no longer supported. Use GET /conversations/attributes instead",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(t, lenient)
			s.Add("data_attributes", map[string]any{"id": 1, "name": "The One Ring", "model": "company"})
			s.AddDependant("data_attributes", "1", "Seg 1")
			call(t, s).refused(test.method, "/data_attributes"+test.path, test.body, test.status, test.code, test.message)
		})
	}
}

func TestDataAttribute_answers(t *testing.T) {
	t.Parallel()
	type test struct {
		answers Answers
		status  int
		field   string
		want    any
	}
	// Each scenario ends with the answer to compare.
	scenarios := map[string]struct {
		last  func(c *caller) *reply
		tests []test
	}{
		"name of an archived one": {
			func(c *caller) *reply {
				id := c.ok("POST", "/data_attributes", listBody).id()
				c.ok("PUT", "/data_attributes/"+id, `{"archived":true}`)
				return c.do("POST", "/data_attributes", listBody)
			},
			[]test{{Answers{}, 400, "id", nil}, {Answers{ArchivedDataAttributeName: ArchivedNameReusable}, 200, "id", 12879.0}},
		},
		"restore": {
			func(c *caller) *reply {
				id := c.ok("POST", "/data_attributes", listBody).id()
				c.ok("PUT", "/data_attributes/"+id, `{"archived":true}`)
				return c.do("PUT", "/data_attributes/"+id, `{"archived":false}`)
			},
			[]test{
				{Answers{}, 200, "archived", false},
				{Answers{RestoreArchived: RestoreArchivedIgnored}, 200, "archived", true},
				{Answers{RestoreArchived: RestoreArchivedRefused}, 422, "archived", nil},
			},
		},
		"archive twice": {
			func(c *caller) *reply {
				id := c.ok("POST", "/data_attributes", listBody).id()
				c.ok("PUT", "/data_attributes/"+id, `{"archived":true}`)
				return c.do("PUT", "/data_attributes/"+id, `{"archived":true}`)
			},
			[]test{{Answers{}, 200, "archived", true}, {Answers{ArchiveArchived: ArchiveArchivedRefused}, 422, "archived", nil}},
		},
		"names that differ in case": {
			func(c *caller) *reply {
				c.ok("POST", "/data_attributes", listBody)
				return c.do("POST", "/data_attributes", `{"name":"SIZE","model":"company","data_type":"string"}`)
			},
			[]test{{Answers{}, 200, "name", "SIZE"}, {Answers{DataAttributeNames: NamesCaseInsensitive}, 400, "name", nil}},
		},
		"options order": {
			func(c *caller) *reply { return c.do("POST", "/data_attributes", listBody) },
			[]test{
				{Answers{}, 200, "options", []any{"b", "a"}},
				{Answers{OptionsOrder: OptionsOrderSorted}, 200, "options", []any{"a", "b"}},
			},
		},
		"options update": {
			func(c *caller) *reply {
				id := c.ok("POST", "/data_attributes", listBody).id()
				return c.do("PUT", "/data_attributes/"+id, `{"options":[{"value":"a"},{"value":"c"}]}`)
			},
			[]test{
				{Answers{}, 200, "options", []any{"a", "c"}},
				{Answers{OptionsUpdate: OptionsUpdateMerge}, 200, "options", []any{"b", "a", "c"}},
			},
		},
		"datetime": {
			func(c *caller) *reply {
				return c.do("POST", "/data_attributes", `{"name":"a","model":"contact","data_type":"datetime"}`)
			},
			[]test{
				{Answers{}, 200, "data_type", "date"},
				{Answers{DatetimeReadsAs: DatetimeReadsAsDatetime}, 200, "data_type", "datetime"},
			},
		},
		"empty description": {
			func(c *caller) *reply {
				id := c.ok("POST", "/data_attributes", `{"name":"a","model":"contact","data_type":"string","description":"x"}`).id()
				return c.do("PUT", "/data_attributes/"+id, `{"description":""}`)
			},
			[]test{
				{Answers{}, 200, "description", nil},
				{Answers{EmptyDescription: EmptyDescriptionPresent}, 200, "description", ""},
			},
		},
	}
	for name, scenario := range scenarios {
		for i, test := range scenario.tests {
			t.Run(fmt.Sprintf("%s/%d", name, i), func(t *testing.T) {
				t.Parallel()
				r := scenario.last(call(t, New(t, with(test.answers))))
				equal(t, "status", r.status, test.status)
				equal(t, test.field, r.object[test.field], test.want)
			})
		}
	}
}

func TestDataAttribute_limit(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answers  Answers
		archived bool
		status   int
	}{
		"likeliest":        {Answers{}, false, 400},
		"422":              {Answers{DataAttributeLimitStatus: LimitStatus422}, false, 422},
		"archived free":    {Answers{}, true, 200},
		"archived counted": {Answers{ArchivedCountToLimit: true}, true, 400},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(t, with(test.answers))
			for i := range 250 {
				s.Add("data_attributes", map[string]any{"id": i + 1, "name": fmt.Sprint("attribute ", i), "archived": test.archived && i == 0})
			}
			c := call(t, s)
			body := `{"name":"one more","model":"contact","data_type":"string"}`
			if test.status == 200 {
				c.ok("POST", "/data_attributes", body)
				// A restored attribute counts towards the limit, too.
				c.do("PUT", "/data_attributes/1", `{"archived":false}`)
				equal(t, "archived", s.Objects("data_attributes")[0]["archived"], true)
				return
			}
			c.refused("POST", "/data_attributes", body, test.status, "custom_data_limit_reached", "")
		})
	}
}

func TestChangeDataType(t *testing.T) {
	t.Parallel()
	s := New(t)
	c := call(t, s)
	id := c.ok("POST", "/data_attributes", listBody).id()
	s.ChangeDataType(id, "integer")
	o := s.Objects("data_attributes")[0]
	equal(t, "data_type", o["data_type"], "integer")
	equal(t, "options", o["options"], nil)
	s.ChangeDataType(id, "options")
	equal(t, "options", s.Objects("data_attributes")[0]["options"], []any{"one", "two"})
}
