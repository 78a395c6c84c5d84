package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/conversationattribute"
)

var conversationAttributeSample = sample{
	kind:    conversationattribute.Kind,
	objects: "conversation_attributes",
	lookups: map[string][]acctest.Values{
		"intercom_conversation_attribute":  {{"name": "Urgency"}, {"id": "11"}, {"name": "Orders"}},
		"intercom_conversation_attributes": {{}, {"data_type": "list"}},
	},
	lookupRequests: counts{"GET /conversations/attributes": 1},

	config: acctest.Values{"name": "Urgency", "data_type": "list", "options": texts("Low", "High")},
	changes: []change{
		{to: acctest.Values{"name": "Priority"}, colleague: acctest.Values{"name": "Impact"}},
		{to: acctest.Values{"description": "How soon"}, colleague: acctest.Values{"description": "How much"}},
		{to: acctest.Values{"required": true}},
		{to: acctest.Values{"visible_to_team_ids": texts("991267902", "991267903")}, colleague: acctest.Values{"visible_to_team_ids": texts("991267904")}},
		{to: acctest.Values{"options": texts("Low", "High", "Urgent")}, colleague: acctest.Values{"options": texts("Low", "High", "Whenever")}},
		{
			on: acctest.Values{"data_type": "string", "options": nil},
			to: acctest.Values{"multiline": true},
		},
		{
			on:        acctest.Values{"data_type": "relationship", "options": nil, "reference": orders("many")},
			to:        acctest.Values{"reference": orders("one")},
			colleague: acctest.Values{"reference": map[string]any{"type": "many", "object_type_id": "Invoice"}},
		},
	},
	replaces: acctest.Values{"data_type": "integer"},
	refused: map[string]refusedInput{
		"empty name":            {acctest.Values{"name": ""}, "name", "must not be empty"},
		"white space":           {acctest.Values{"name": "Urgency "}, "name", "white space"},
		"unknown data type":     {acctest.Values{"data_type": "float", "options": nil}, "data_type", `"decimal"`},
		"one option":            {acctest.Values{"options": texts("Low")}, "options", "at least 2"},
		"no options":            {acctest.Values{"options": texts()}, "options", "at least 2"},
		"options left out":      {acctest.Values{"options": nil}, "options", "at least 2"},
		"an option twice":       {acctest.Values{"options": texts("Low", "High", "Low")}, "options", `"Low" twice`},
		"another case":          {acctest.Values{"options": texts("Low", "High", "low")}, "options", "case or white space"},
		"more white space":      {acctest.Values{"options": texts("Very low", "Very  low")}, "options", "case or white space"},
		"an empty option":       {acctest.Values{"options": texts("Low", "")}, "options[1]", "must not be empty"},
		"blanks at the end":     {acctest.Values{"options": texts("Low", "High ")}, "options[1]", "white space"},
		"options of a string":   {acctest.Values{"data_type": "string"}, "options", `data_type = "list"`},
		"multiline list":        {acctest.Values{"multiline": true}, "multiline", `data_type = "string"`},
		"reference of a list":   {acctest.Values{"reference": orders("one")}, "reference", `data_type = "relationship"`},
		"reference missing":     {acctest.Values{"data_type": "relationship", "options": nil}, "reference", "needs a reference"},
		"unknown cardinality":   {acctest.Values{"data_type": "relationship", "options": nil, "reference": orders("some")}, "reference.type", `"one"`},
		"object type left out":  {acctest.Values{"data_type": "relationship", "options": nil, "reference": map[string]any{"type": "one", "object_type_id": " "}}, "reference.object_type_id", "must not be empty"},
		"the name of a team":    {acctest.Values{"visible_to_team_ids": texts("Billing")}, "visible_to_team_ids", "the number"},
		"multiline of a number": {acctest.Values{"data_type": "integer", "options": nil, "multiline": false}, "multiline", `data_type = "string"`},
	},
	warns: map[string]warning{
		"an option renamed": {nil, acctest.Values{"options": texts("Low", "Urgent")}, "options", "Option Is Renamed", `"High" of "Urgency" is renamed to "Urgent"`},
		"an option less":    {nil, acctest.Values{"options": texts("High", "Urgent")}, "options", "Options Are Removed", `removes "Low"`},
	},
	unknown: []acctest.Values{
		{"data_type": acctest.Unknown},
		{"options": texts("Low", acctest.Unknown)},
		{"data_type": acctest.Unknown, "options": nil, "multiline": true},
	},
	foreign: map[string]foreignObject{
		"one option":      {fields: listOf("a"), at: "options", is: texts("a"), wrong: texts("b"), where: "options", right: texts("a", "b")},
		"an option twice": {fields: listOf("a", "b", "a"), at: "options", is: texts("a", "b", "a"), wrong: texts("a", "b", "a", "c"), where: "options", right: texts("a", "b")},
		"a blank option":  {fields: listOf("a", " "), at: "options", is: texts("a", " "), wrong: texts("a", " ", "c"), where: "options[1]", right: texts("a", "c")},
		"no options":      {fields: listOf(), at: "options", is: nil, wrong: texts("a"), where: "options", right: nil},
	},
	unmanageable: map[string]any{"name": " "},
	imports: map[string]importSample{
		"text": {"resource \"intercom_conversation_attribute\" \"test\" {\n  name = \"Notes, \\\"long\\\"\"\n  data_type = \"string\"\n  multiline = true\n}", `Notes, "long"`},
		"list": {`
resource "intercom_conversation_attribute" "test" {
  name                = "Issue"
  description         = "two\nlines"
  data_type           = "list"
  options             = ["$${b}", "a \"quoted\""]
  required            = true
  visible_to_team_ids = ["991267902"]
}`, "Issue"},
		"relationship": {`
resource "intercom_conversation_attribute" "test" {
  name      = "Orders"
  data_type = "relationship"
  reference = { type = "many", object_type_id = "Order" }
}`, "Orders"},
	},

	read:    "GET /conversations/attributes",
	create:  "POST /conversations/attributes",
	update:  "PUT /conversations/attributes/{id}",
	destroy: "DELETE /conversations/attributes/{id}",
	lists:   once("GET /conversations/attributes"),

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("conversation_attributes", map[string]any{"name": numbered(number)})
	},
	key: []string{"name"},
	many: `
resource "intercom_conversation_attribute" "t" {
  count       = local.count.conversation_attribute
  name        = "Conversation attribute ${count.index}"
  data_type   = "string"
  description = "Revision ${var.revision}"
}
`,
}

// orders returns a reference to orders.
func orders(cardinality string) map[string]any {
	return map[string]any{"type": cardinality, "object_type_id": "Order"}
}

// listOf returns the fields of a conversation attribute with options.
func listOf(labels ...any) map[string]any {
	return map[string]any{"data_type": "list", "options": labels}
}
