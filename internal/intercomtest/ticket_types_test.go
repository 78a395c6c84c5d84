package intercomtest

import (
	"fmt"
	"strings"
	"testing"
)

func TestTicketType_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	c := call(t, s)
	made := c.ok("POST", "/ticket_types", `{"name":"Bug","description":"Broken","category":"Tracker","icon":"🐞","is_internal":false}`)
	equal(t, "workspace_id", made.object["workspace_id"], s.WorkspaceID)
	equal(t, "states", len(objectsIn(made.object, "ticket_states", "data")), 4)
	attributes := attributesIn(made.object)
	equal(t, "title", attributes[0]["name"], "_default_title_")
	equal(t, "description", attributes[1]["name"], "_default_description_")
	equal(t, "multiline", attributes[1]["input_options"], map[string]any{"multiline": true})

	attribute := c.ok("POST", "/ticket_types/"+made.id()+"/attributes",
		`{"name":"Severity","description":"","data_type":"list","list_items":"Low,High","required_to_create":true}`)
	equal(t, "ticket_type_id", fmt.Sprint(attribute.object["ticket_type_id"]), made.id())
	equal(t, "labels", labels(attribute.object), []string{"Low", "High"})

	updated := c.ok("PUT", "/ticket_types/"+made.id(), `{"name":"Defect"}`)
	equal(t, "icon", updated.object["icon"], "🐞")
	equal(t, "attributes", len(attributesIn(updated.object)), 3)
	c.ok("PUT", "/ticket_types/"+made.id()+"/attributes/"+attribute.id(), `{"archived":true}`)
	c.ok("PUT", "/ticket_types/"+made.id(), `{"archived":true}`)
	equal(t, "archived", c.ok("GET", "/ticket_types/"+made.id(), "").object["archived"], true)
	equal(t, "listed", len(c.ok("GET", "/ticket_types", "").list("data")), 1)
}

func attributesIn(ticketType map[string]any) []map[string]any {
	return objectsIn(ticketType, "ticket_type_attributes", "data")
}

func labels(attribute map[string]any) []string {
	var out []string
	for _, item := range objectsIn(attribute, "input_options", "list_options") {
		label := text(item, "label")
		if item["archived"] == true {
			label = "-" + label
		}
		out = append(out, label)
	}
	return out
}

func TestTicketType_refused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		method, path, body string
		status             int
		code               string
	}{
		"no name":                 {"POST", "/ticket_types", `{}`, 400, "parameter_not_found"},
		"category":                {"POST", "/ticket_types", `{"name":"a","category":"customer"}`, 400, "parameter_invalid"},
		"missing":                 {"PUT", "/ticket_types/2", `{"name":"a"}`, 404, "not_found"},
		"attribute of none":       {"POST", "/ticket_types/2/attributes", `{"name":"a","description":"","data_type":"string"}`, 404, "not_found"},
		"attribute type":          {"POST", "/ticket_types/1/attributes", `{"name":"a","description":"","data_type":"float"}`, 400, "parameter_invalid"},
		"attribute without words": {"POST", "/ticket_types/1/attributes", `{"name":"a","data_type":"string"}`, 400, "parameter_not_found"},
		"attribute missing":       {"PUT", "/ticket_types/1/attributes/1", `{"name":"a"}`, 404, "not_found"},
		"attribute's type":        {"PUT", "/ticket_types/1/attributes/10", `{"data_type":"string"}`, 400, "parameter_invalid"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(t, lenient)
			s.Add("ticket_types", map[string]any{"id": "1", "name": "Bug"})
			s.Add("ticket_type_attributes", map[string]any{"ticket_type_id": "1", "id": "10", "name": "a"})
			call(t, s).refused(test.method, test.path, test.body, test.status, test.code, "")
		})
	}
}

func TestTicketType_answers(t *testing.T) {
	t.Parallel()
	type test struct {
		answers Answers
		status  int
		field   string
		want    any
	}
	const create = `{"name":"Bug","icon":"` + defaultIcon + `","category":"Customer"}`
	archived := func(c *caller) string {
		id := c.ok("POST", "/ticket_types", create).id()
		c.ok("PUT", "/ticket_types/"+id, `{"archived":true}`)
		return id
	}
	scenarios := map[string]struct {
		last  func(c *caller) *reply
		tests []test
	}{
		"restore": {
			func(c *caller) *reply { return c.do("PUT", "/ticket_types/"+archived(c), `{"archived":false}`) },
			[]test{
				{Answers{}, 200, "archived", false},
				{Answers{ArchivedTicketTypeByID: ArchivedTicketTypeByIDNotFound}, 200, "archived", false},
				{Answers{RestoreArchived: RestoreArchivedIgnored}, 200, "archived", true},
				{Answers{RestoreArchived: RestoreArchivedRefused}, 422, "archived", nil},
			},
		},
		"archived by id": {
			func(c *caller) *reply { return c.do("GET", "/ticket_types/"+archived(c), "") },
			[]test{
				{Answers{}, 200, "archived", true},
				{Answers{ArchivedTicketTypeByID: ArchivedTicketTypeByIDNotFound}, 404, "archived", nil},
			},
		},
		"archived in the list": {
			func(c *caller) *reply {
				archived(c)
				r := c.do("GET", "/ticket_types", "")
				r.object["n"] = len(r.list("data"))
				return r
			},
			[]test{{Answers{}, 200, "n", 1}, {Answers{ArchivedTicketTypes: ArchivedTicketTypesHidden}, 200, "n", 0}},
		},
		"archive twice": {
			func(c *caller) *reply { return c.do("PUT", "/ticket_types/"+archived(c), `{"archived":true}`) },
			[]test{{Answers{}, 200, "archived", true}, {Answers{ArchiveArchived: ArchiveArchivedRefused}, 422, "archived", nil}},
		},
		"category": {
			func(c *caller) *reply {
				id := c.ok("POST", "/ticket_types", create).id()
				return c.do("PUT", "/ticket_types/"+id, `{"category":"Tracker"}`)
			},
			[]test{
				{Answers{}, 200, "category", "Tracker"},
				{Answers{TicketTypeCategory: CategoryIgnored}, 200, "category", "Customer"},
				{Answers{TicketTypeCategory: CategoryRefused}, 422, "category", nil},
			},
		},
		"icon with selector": {
			func(c *caller) *reply { return c.do("POST", "/ticket_types", create) },
			[]test{
				{Answers{}, 200, "icon", defaultIcon},
				{Answers{IconSelector: IconSelectorStripped}, 200, "icon", strings.TrimSuffix(defaultIcon, variationSelector)},
				{Answers{IconSelector: IconSelectorAdded}, 200, "icon", defaultIcon},
			},
		},
		"icon without selector": {
			func(c *caller) *reply { return c.do("POST", "/ticket_types", `{"name":"a","icon":"🐞"}`) },
			[]test{{Answers{}, 200, "icon", "🐞"}, {Answers{IconSelector: IconSelectorAdded}, 200, "icon", "🐞" + variationSelector}},
		},
		"icon omitted": {
			func(c *caller) *reply {
				id := c.ok("POST", "/ticket_types", `{"name":"a","icon":"🐞"}`).id()
				return c.do("PUT", "/ticket_types/"+id, `{"name":"b"}`)
			},
			[]test{{Answers{}, 200, "icon", "🐞"}, {Answers{OmittedOnUpdate: OmittedReset}, 200, "icon", defaultIcon}},
		},
		"back-office": {
			func(c *caller) *reply { return c.do("POST", "/ticket_types", `{"name":"a","category":"Back-office"}`) },
			[]test{{Answers{}, 200, "is_internal", false}, {Answers{BackOfficeIsInternal: true}, 200, "is_internal", true}},
		},
		"same name": {
			func(c *caller) *reply {
				c.ok("POST", "/ticket_types", create)
				return c.do("POST", "/ticket_types", create)
			},
			[]test{
				{Answers{}, 200, "name", "Bug"},
				{Answers{TicketTypeNames: NamesUniqueAmongLive}, 422, "name", nil},
				{Answers{TicketTypeNames: NamesUniqueEvenArchived}, 422, "name", nil},
			},
		},
		"same name as an archived one": {
			func(c *caller) *reply {
				archived(c)
				return c.do("POST", "/ticket_types", create)
			},
			[]test{
				{Answers{TicketTypeNames: NamesUniqueAmongLive}, 200, "name", "Bug"},
				{Answers{TicketTypeNames: NamesUniqueEvenArchived}, 422, "name", nil},
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

func TestTicketTypeAttribute_answers(t *testing.T) {
	t.Parallel()
	const create = `{"name":"Size","description":"","data_type":"list","list_items":"S, M"}`
	type test struct {
		answers Answers
		want    any
	}
	scenarios := map[string]struct {
		run   func(c *caller, path string) any
		tests []test
	}{
		"ids of items": {
			func(c *caller, path string) any {
				before := c.ok("POST", path, create)
				c.ok("PUT", path+"/"+before.id(), `{"list_items":"S,L"}`)
				item := func(o map[string]any) any { return dig(o, "input_options", "list_options", 0, "id") }
				return item(before.object) == item(last(c))
			},
			[]test{{Answers{}, true}, {Answers{ListItemIDs: ListItemIDsRenewed}, false}},
		},
		"items update": {
			func(c *caller, path string) any {
				id := c.ok("POST", path, create).id()
				c.ok("PUT", path+"/"+id, `{"list_items":"L,S"}`)
				return labels(last(c))
			},
			[]test{
				{Answers{}, []string{"L", "S"}},
				{Answers{ListItemsUpdate: ListItemsArchive}, []string{"L", "S", "- M"}},
				{Answers{ListItemsUpdate: ListItemsAppend}, []string{"S", " M", "L"}},
			},
		},
		"blanks": {
			func(c *caller, path string) any { return labels(c.ok("POST", path, create).object) },
			[]test{{Answers{}, []string{"S", " M"}}, {Answers{ListItemBlanks: ListItemBlanksTrimmed}, []string{"S", "M"}}},
		},
		"archived": {
			func(c *caller, path string) any {
				id := c.ok("POST", path, create).id()
				c.ok("PUT", path+"/"+id, `{"archived":true}`)
				return len(attributesIn(c.ok("GET", "/ticket_types/1", "").object))
			},
			[]test{{Answers{}, 3}, {Answers{ArchivedTicketTypeAttributes: ArchivedAttributesHidden}, 2}},
		},
		"restore": {
			func(c *caller, path string) any {
				id := c.ok("POST", path, create).id()
				c.ok("PUT", path+"/"+id, `{"archived":true}`)
				r := c.do("PUT", path+"/"+id, `{"archived":false}`)
				return fmt.Sprint(r.status, r.object["archived"])
			},
			[]test{
				{Answers{}, "200 false"},
				{Answers{RestoreArchived: RestoreArchivedIgnored}, "200 true"},
				{Answers{RestoreArchived: RestoreArchivedRefused}, "422 <nil>"},
			},
		},
		"input_options of an update": {
			func(c *caller, path string) any {
				id := c.ok("POST", path, create).id()
				_, ok := c.ok("PUT", path+"/"+id, `{"name":"b"}`).object["input_options"]
				return ok
			},
			[]test{{Answers{}, false}, {Answers{InputOptionsOnUpdate: InputOptionsPresent}, true}},
		},
		"allow_multiple_values": {
			func(c *caller, path string) any {
				r := c.ok("POST", path, `{"name":"a","description":"","data_type":"files","allow_multiple_values":true}`)
				return r.object["input_options"]
			},
			[]test{
				{Answers{}, map[string]any{"allow_multiple_values": true}},
				{Answers{AllowMultipleValues: AllowMultipleValuesNowhere}, nil},
			},
		},
		"change a default attribute": {
			func(c *caller, path string) any {
				id := text(c.server.TicketTypeAttributes("1")[0], "id")
				return c.do("PUT", path+"/"+id, `{"description":"b"}`).status
			},
			[]test{
				{Answers{}, 200},
				{Answers{DefaultAttributes: DefaultAttributesKept}, 200},
				{Answers{DefaultAttributes: DefaultAttributesFixed}, 422},
			},
		},
		"archive a default attribute": {
			func(c *caller, path string) any {
				id := text(c.server.TicketTypeAttributes("1")[0], "id")
				return c.do("PUT", path+"/"+id, `{"archived":true}`).status
			},
			[]test{
				{Answers{}, 200},
				{Answers{DefaultAttributes: DefaultAttributesKept}, 422},
				{Answers{DefaultAttributes: DefaultAttributesFixed}, 422},
			},
		},
		"same name": {
			func(c *caller, path string) any {
				c.ok("POST", path, create)
				return c.do("POST", path, create).status
			},
			[]test{
				{Answers{}, 200},
				{Answers{TicketTypeAttributeNames: NamesUniqueAmongLive}, 422},
				{Answers{TicketTypeAttributeNames: NamesUniqueEvenArchived}, 422},
			},
		},
	}
	for name, scenario := range scenarios {
		for i, test := range scenario.tests {
			t.Run(fmt.Sprintf("%s/%d", name, i), func(t *testing.T) {
				t.Parallel()
				s := New(t, with(test.answers))
				s.Add("ticket_types", map[string]any{"id": "1", "name": "Bug"})
				equal(t, "outcome", scenario.run(call(t, s), "/ticket_types/1/attributes"), test.want)
			})
		}
	}
}

// last returns the newest attribute of ticket type 1.
func last(c *caller) map[string]any {
	attributes := attributesIn(c.ok("GET", "/ticket_types/1", "").object)
	return attributes[len(attributes)-1]
}
