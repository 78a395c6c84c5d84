package provider_test

import (
	"fmt"
	"slices"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/tickettypeattribute"
)

var ticketTypeAttributeSample = sample{
	kind:        tickettypeattribute.Kind,
	objects:     "ticket_type_attributes",
	alsoAnswers: []string{"ticket_types"},

	prepare: func(server *intercomtest.Server) {
		for id, name := range map[string]string{"70": "Request", "71": "Bug report"} {
			server.Add("ticket_types", map[string]any{"id": id, "name": name, "category": "Customer"})
		}
	},
	config: acctest.Values{"ticket_type_id": "70", "name": "Severity", "data_type": "list", "list_items": texts("low", "high")},
	changes: []change{
		{to: acctest.Values{"name": "Urgency"}, colleague: acctest.Values{"name": "Priority"}},
		{to: acctest.Values{"description": "How bad"}, colleague: acctest.Values{"description": "How good"}},
		{to: acctest.Values{"list_items": texts("low", "medium", "high")}, colleague: acctest.Values{"list_items": texts("low", "high", "none")}},
		{to: acctest.Values{"required_to_create": true, "required_to_create_for_contacts": true}},
		{to: acctest.Values{"visible_on_create": false, "visible_to_contacts": false}},
		{on: acctest.Values{"data_type": "string", "list_items": nil}, to: acctest.Values{"multiline": true}},
		{on: acctest.Values{"data_type": "files", "list_items": nil}, to: acctest.Values{"allow_multiple_values": true}},
	},
	replaces: acctest.Values{"ticket_type_id": "71", "data_type": "string"},
	refused: map[string]refusedInput{
		"empty name":                {acctest.Values{"name": ""}, "name", "must not be empty"},
		"no ticket type":            {acctest.Values{"ticket_type_id": ""}, "ticket_type_id", "must not be empty"},
		"unknown data type":         {acctest.Values{"data_type": "options", "list_items": nil}, "data_type", `"list"`},
		"item with a comma":         {acctest.Values{"list_items": texts("a", "b,c")}, "list_items[1]", "comma"},
		"item with blanks":          {acctest.Values{"list_items": texts("a", " b")}, "list_items[1]", "white space"},
		"empty item":                {acctest.Values{"list_items": texts("a", "")}, "list_items[1]", "must not be empty"},
		"the same item twice":       {acctest.Values{"list_items": texts("a", "a")}, "list_items", `"a"`},
		"items of a string":         {acctest.Values{"data_type": "string"}, "list_items", `data_type = "list"`},
		"a list without items":      {acctest.Values{"list_items": nil}, "list_items", "needs list_items"},
		"multiline of a boolean":    {acctest.Values{"data_type": "boolean", "list_items": nil, "multiline": true}, "multiline", `data_type = "string"`},
		"multiple values of a text": {acctest.Values{"data_type": "string", "list_items": nil, "allow_multiple_values": false}, "allow_multiple_values", `data_type = "files"`},
		"a default attribute":       {acctest.Values{"name": "_default_title_", "data_type": "string", "list_items": nil}, "name", "only imported"},
	},
	warns: map[string]warning{
		"another type":         {nil, acctest.Values{"data_type": "string", "list_items": nil}, "name", "Ticket Type Attribute Is Archived and Another Created", "keep the values"},
		"another ticket type":  {nil, acctest.Values{"ticket_type_id": "71"}, "name", "Ticket Type Attribute Is Archived and Another Created", "keep the values"},
		"an item less":         {nil, acctest.Values{"list_items": texts("low")}, "list_items", "Tickets Refer to the Items of a List by Id", `removes "high"`},
		"items in a new order": {nil, acctest.Values{"list_items": texts("high", "low")}, "list_items", "Tickets Refer to the Items of a List by Id", "keep their ids"},
	},
	unknown: []acctest.Values{
		{"data_type": acctest.Unknown, "multiline": true},
		{"list_items": texts(acctest.Unknown)},
		{"data_type": "boolean", "list_items": nil, "multiline": acctest.Unknown, "allow_multiple_values": acctest.Unknown},
	},
	foreign: map[string]foreignObject{
		"an item with a comma": {fields: items("a", "b,c"), at: "list_items", is: texts("a", "b,c"), wrong: texts("a", "b,c", "d"), where: "list_items[1]", right: texts("a", "b", "c")},
		"an item with blanks":  {fields: items(" a", "b"), at: "list_items", is: texts(" a", "b"), wrong: texts("b", " a"), where: "list_items[1]", right: texts("a", "b")},
		"an empty item":        {fields: items("a", ""), at: "list_items", is: texts("a", ""), wrong: texts(""), where: "list_items[0]", right: texts("a")},
		"an item twice":        {fields: items("a", "a"), at: "list_items", is: texts("a", "a"), wrong: texts("b", "b"), where: "list_items", right: texts("a", "b")},
		"no items":             {fields: items(), at: "list_items", is: nil, wrong: texts(), where: "list_items", right: texts("a")},
	},
	unmanageable: map[string]any{"ticket_type_id": "70", "name": "odd", "data_type": "relationship"},
	imports: map[string]importSample{
		"boolean": {importedField(`
  data_type                       = "boolean"
  required_to_create              = true
  required_to_create_for_contacts = true
  visible_on_create               = false
  visible_to_contacts             = false`), importedFieldKey},
		"text":  {importedField("data_type = \"string\"\nmultiline = true"), importedFieldKey},
		"files": {importedField("data_type = \"files\"\nallow_multiple_values = true"), importedFieldKey},
		"list":  {importedField("data_type = \"list\"\nlist_items = [\"$${low}\", \"\\\"high\\\"\"]"), importedFieldKey},
	},

	read:    "GET /ticket_types",
	create:  "POST /ticket_types/{ticket_type_id}/attributes",
	update:  "PUT /ticket_types/{ticket_type_id}/attributes/{id}",
	destroy: "PUT /ticket_types/{ticket_type_id}/attributes/{id}",
	reread:  "GET /ticket_types/{id}",
	lists:   once("GET /ticket_types"),

	add: func(server *intercomtest.Server, number int) string {
		return "70/" + server.Add("ticket_type_attributes", map[string]any{"ticket_type_id": "70", "name": numbered(number), "data_type": "string"})
	},
	key: []string{"ticket_type_id", "name"},
	inUse: func(server *intercomtest.Server, o map[string]any) bool {
		return o["archived"] != true && o["default"] != true && slices.Contains(ticketTypeSample.idsInUse(server), fmt.Sprint(o["ticket_type_id"]))
	},
	many: `
resource "intercom_ticket_type_attribute" "t" {
  count          = local.count.ticket_type_attribute
  ticket_type_id = intercom_ticket_type.t[count.index % local.count.ticket_type].id
  name           = "Field ${count.index}"
  data_type      = count.index % 2 == 0 ? "string" : "list"
  list_items     = count.index % 2 == 0 ? null : ["low", "high"]
  description    = "Revision ${var.revision}"
}
`,
}

// importedField returns HCL of a ticket type with an attribute.
func importedField(arguments string) string {
	return fmt.Sprintf(`
resource "intercom_ticket_type" "bug" {
  name     = "Bug: ${upper("it")} \"breaks\""
  category = "Customer"
}
resource "intercom_ticket_type_attribute" "test" {
  ticket_type_id = intercom_ticket_type.bug.id
  name           = "How $${bad}?"
%s
}`, arguments)
}

const importedFieldKey = `Bug: IT "breaks"/How $${bad}?`

// items returns the fields of a ticket type attribute with items, in the form of
// answers.
func items(labels ...string) map[string]any {
	options := []any{}
	for i, label := range labels {
		options = append(options, map[string]any{"id": fmt.Sprint("item-", i), "label": label})
	}
	return map[string]any{"data_type": "list", "input_options": map[string]any{"list_options": options}}
}
