package intercomtest

import (
	"fmt"
	"testing"
)

const urgencyBody = `{"name":"Urgency","data_type":"list","options":[{"label":"Low"},{"label":"High"}]}`

func TestConversationAttribute_life(t *testing.T) {
	t.Parallel()
	c := call(t, New(t))
	made := c.ok("POST", "/conversations/attributes", urgencyBody)
	_, isNumber := made.object["id"].(float64)
	equal(t, "id is a number", isNumber, true)
	equal(t, "description", made.object["description"], "")
	equal(t, "required", made.object["required"], false)
	equal(t, "visible to", made.object["visible_to_team_ids"], []any{})
	equal(t, "options", optionLabels(made, true), "[Low High]")

	path := "/conversations/attributes/" + made.id()
	updated := c.ok("PUT", path, `{"name":"Priority","description":"How soon","required":true,"visible_to_team_ids":["1"],"multiline":true}`)
	equal(t, "name", updated.object["name"], "Priority")
	equal(t, "visible to", updated.object["visible_to_team_ids"], []any{"1"})
	equal(t, "multiline", updated.object["multiline"], nil)

	equal(t, "added", optionLabels(c.ok("POST", path+"/options", `{"label":"Normal"}`), true), "[Low High Normal]")
	equal(t, "renamed", optionLabels(c.ok("PUT", path+"/options/"+option(made, 0), `{"label":"Lowest"}`), true), "[Lowest High Normal]")
	archived := c.ok("DELETE", path+"/options/"+option(made, 1), "")
	equal(t, "in use", optionLabels(archived, true), "[Lowest Normal]")
	equal(t, "all", optionLabels(archived, false), "[Lowest High Normal]")

	equal(t, "deleted", c.ok("DELETE", path, "").object["archived"], true)
	equal(t, "listed when archived", len(c.ok("GET", "/conversations/attributes", "").list("data")), 0)
	equal(t, "listed with archived", len(c.ok("GET", "/conversations/attributes?include_archived=true", "").list("data")), 1)
}

func optionLabels(r *reply, activeOnly bool) string {
	found := []any{}
	options, _ := r.object["options"].([]any)
	for _, o := range options {
		if o, _ := o.(object); !activeOnly || !isArchived(o) {
			found = append(found, o["label"])
		}
	}
	return fmt.Sprint(found)
}

// option returns the id of an option of an answer.
func option(r *reply, i int) string {
	options, _ := r.object["options"].([]any)
	o, _ := options[i].(object)
	return text(o, "id")
}

func TestConversationAttribute_types(t *testing.T) {
	t.Parallel()
	c := call(t, New(t))
	for dataType, test := range map[string]struct {
		more, field string
		want        any
	}{
		"string":       {`,"multiline":true`, "multiline", true},
		"integer":      {},
		"decimal":      {},
		"boolean":      {},
		"datetime":     {},
		"files":        {},
		"relationship": {`,"reference":{"type":"many","object_type_id":"Order"}`, "reference", map[string]any{"type": "many", "object_type_id": "Order"}},
	} {
		made := c.ok("POST", "/conversations/attributes", fmt.Sprintf(`{"name":"A %s","data_type":%q%s}`, dataType, dataType, test.more))
		equal(t, "data_type", made.object["data_type"], any(dataType))
		equal(t, dataType, made.object[test.field], test.want)
	}
}

func TestConversationAttribute_refused(t *testing.T) {
	t.Parallel()
	const few = "A list attribute must have at least 2 active options"
	for name, test := range map[string]struct {
		method, path, body string
		status             int
		code, message      string
	}{
		"data type": {
			"POST", "", `{"name":"a","data_type":"float"}`, 422, "parameter_invalid",
			"data_type 'float' is not valid. Allowed types: string, integer, list, decimal, boolean, datetime, relationship, files",
		},
		"no name":          {"POST", "", `{"data_type":"string"}`, 422, "parameter_invalid", ""},
		"taken":            {"POST", "", urgencyBody, 422, "parameter_invalid", "A conversation attribute with that name already exists"},
		"renamed to taken": {"PUT", "/8", `{"name":"Urgency"}`, 422, "parameter_invalid", "A conversation attribute with that name already exists"},
		"one option":       {"POST", "", `{"name":"a","data_type":"list","options":[{"label":"a"}]}`, 422, "parameter_invalid", few},
		"same options":     {"POST", "", `{"name":"a","data_type":"list","options":[{"label":"a"},{"label":"a"}]}`, 422, "parameter_invalid", ""},
		"no option":        {"POST", "", `{"name":"a","data_type":"list","options":[{"label":1}]}`, 422, "parameter_invalid", "label must be a string"},
		"unknown id":       {"GET", "/99", "", 404, "conversation_attribute_not_found", "Conversation attribute not found"},
		"update":           {"PUT", "/99", `{}`, 404, "conversation_attribute_not_found", "Conversation attribute not found"},
		"delete":           {"DELETE", "/99", "", 404, "conversation_attribute_not_found", "Conversation attribute not found"},
		"not a list":       {"POST", "/8/options", `{"label":"a"}`, 422, "parameter_invalid", "Options can only be managed on list attributes"},
		"no label":         {"POST", "/9/options", `{}`, 422, "parameter_invalid", "label is required"},
		"null label":       {"POST", "/9/options", `{"label":null}`, 422, "parameter_invalid", "label is required"},
		"label type":       {"PUT", "/9/options/a", `{"label":1}`, 422, "parameter_invalid", "label must be a string"},
		"label taken":      {"PUT", "/9/options/a", `{"label":"High"}`, 422, "parameter_invalid", ""},
		"no such option":   {"PUT", "/9/options/z", `{"label":"a"}`, 404, "conversation_attribute_not_found", "List option not found"},
		"no such removal":  {"DELETE", "/9/options/z", "", 404, "conversation_attribute_not_found", "List option not found"},
		"third last":       {"DELETE", "/9/options/a", "", 422, "parameter_invalid", few},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(t, lenient)
			s.Add("conversation_attributes", map[string]any{"name": "Order"})
			s.Add("conversation_attributes", map[string]any{"name": "Urgency", "data_type": "list", "options": []any{
				map[string]any{"id": "a", "label": "Low", "archived": false}, "High",
			}})
			call(t, s).refused(test.method, "/conversations/attributes"+test.path, test.body, test.status, test.code, test.message)
		})
	}
}

func TestConversationAttribute_answers(t *testing.T) {
	t.Parallel()
	type test struct {
		answers Answers
		status  int
		want    string // the options in use, if the scenario ends with some
	}
	const path = "/conversations/attributes"
	for name, scenario := range map[string]struct {
		last  func(c *caller, made *reply) *reply
		tests []test
	}{
		"a second one": {
			func(c *caller, _ *reply) *reply { return c.do("POST", path, `{"name":"Urgency","data_type":"files"}`) },
			[]test{{Answers{}, 422, "[]"}, {Answers{ConversationAttributeNames: ConversationAttributeNamesNotUnique}, 200, "[]"}},
		},
		"name of an archived one": {
			func(c *caller, made *reply) *reply {
				c.ok("DELETE", path+"/"+made.id(), "")
				return c.do("POST", path, urgencyBody)
			},
			[]test{{Answers{}, 200, "[Low High]"}, {Answers{ConversationAttributeNames: ConversationAttributeNamesEvenArchived}, 422, "[]"}},
		},
		"read archived": {
			func(c *caller, made *reply) *reply {
				c.ok("DELETE", path+"/"+made.id(), "")
				return c.do("GET", path+"/"+made.id(), "")
			},
			[]test{{Answers{}, 200, "[Low High]"}, {Answers{ConversationAttributeArchived: ConversationAttributeArchivedNotFound}, 404, "[]"}},
		},
		"archive twice": {
			func(c *caller, made *reply) *reply {
				c.ok("DELETE", path+"/"+made.id(), "")
				return c.do("DELETE", path+"/"+made.id(), "")
			},
			[]test{{Answers{}, 200, "[Low High]"}, {Answers{ConversationAttributeArchiveAgain: ConversationAttributeArchiveAgain404}, 404, "[]"}},
		},
		"archive an option twice": {
			func(c *caller, made *reply) *reply {
				options := path + "/" + made.id() + "/options"
				c.ok("POST", options, `{"label":"Normal"}`)
				c.ok("POST", options, `{"label":"Urgent"}`)
				c.ok("DELETE", options+"/"+option(made, 0), "")
				return c.do("DELETE", options+"/"+option(made, 0), "")
			},
			[]test{{Answers{}, 200, "[High Normal Urgent]"}, {Answers{ConversationAttributeArchiveAgain: ConversationAttributeArchiveAgain404}, 404, "[]"}},
		},
		"the same label": {
			func(c *caller, made *reply) *reply {
				return c.do("POST", path+"/"+made.id()+"/options", `{"label":"High"}`)
			},
			[]test{{Answers{}, 422, "[]"}, {Answers{ConversationOptionLabels: ConversationOptionLabelsNotUnique}, 200, "[Low High High]"}},
		},
		"another case": {
			func(c *caller, made *reply) *reply {
				return c.do("POST", path+"/"+made.id()+"/options", `{"label":"high "}`)
			},
			[]test{
				{Answers{}, 200, "[Low High high ]"},
				{Answers{ConversationOptionLabels: ConversationOptionLabelsLoose}, 422, "[]"},
				{Answers{NameBlanks: NameBlanksTrimmed}, 200, "[Low High high]"},
			},
		},
		"the label of an archived option": {
			func(c *caller, made *reply) *reply {
				options := path + "/" + made.id() + "/options"
				c.ok("POST", options, `{"label":"Normal"}`)
				c.ok("DELETE", options+"/"+option(made, 0), "")
				return c.do("POST", options, `{"label":"Low"}`)
			},
			[]test{{Answers{}, 200, "[High Normal Low]"}, {Answers{ConversationOptionArchived: ConversationOptionArchivedRevived}, 200, "[Low High Normal]"}},
		},
		"one option": {
			func(c *caller, _ *reply) *reply {
				return c.do("POST", path, `{"name":"a","data_type":"list","options":[{"label":"a"}]}`)
			},
			[]test{{Answers{}, 422, "[]"}, {Answers{ConversationOptionMinimum: ConversationOptionMinimumNone}, 200, "[a]"}},
		},
	} {
		for i, test := range scenario.tests {
			t.Run(fmt.Sprintf("%s/%d", name, i), func(t *testing.T) {
				t.Parallel()
				c := call(t, New(t, with(test.answers)))
				r := scenario.last(c, c.ok("POST", path, urgencyBody))
				equal(t, "status", r.status, test.status)
				equal(t, "options", optionLabels(r, true), test.want)
			})
		}
	}
}
