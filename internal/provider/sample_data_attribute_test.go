package provider_test

import (
	"fmt"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/dataattribute"
)

var models = []string{"contact", "company"}

var dataAttributeSample = sample{
	kind:    dataattribute.Kind,
	objects: "data_attributes",
	lookups: map[string][]acctest.Values{
		"intercom_data_attribute":  {{"model": "contact", "name": "plan_tier"}, {"model": "company", "name": "plan.name"}, {"id": "12878"}},
		"intercom_data_attributes": {{}, {"custom": true}, {"model": "company"}, {"include_archived": true}},
	},
	lookupRequests: counts{"GET /data_attributes": 2}, // one for each model

	config: acctest.Values{"model": "contact", "name": "tier", "data_type": "string", "options": []string{"free", "pro"}},
	changes: []change{
		{to: acctest.Values{"description": "What they pay"}, colleague: acctest.Values{"description": "What they paid"}},
		{to: acctest.Values{"options": []string{"pro", "free", "enterprise"}}, colleague: acctest.Values{"options": []string{"free", "pro", "trial"}}},
		{to: acctest.Values{"messenger_writable": true}},
	},
	replaces: acctest.Values{"name": "band"},
	fixed:    acctest.Values{"model": "company", "data_type": "date"},
	refused: map[string]refusedInput{
		"unknown model":         {acctest.Values{"model": "conversation"}, "model", `"contact"`},
		"unknown data type":     {acctest.Values{"data_type": "text", "options": nil}, "data_type", `"boolean"`},
		"options as a type":     {acctest.Values{"data_type": "options", "options": nil}, "data_type", `"string"`},
		"one option":            {acctest.Values{"options": []string{"a"}}, "options", "at least 2"},
		"no options":            {acctest.Values{"options": []string{}}, "options", "at least 2"},
		"the same option twice": {acctest.Values{"options": []string{"a", "b", "a"}}, "options", `"a"`},
		"an empty option":       {acctest.Values{"options": []string{"a", ""}}, "options[1]", "must not be empty"},
		"options of an integer": {acctest.Values{"data_type": "integer"}, "options", `data_type = "string"`},
		"empty name":            {acctest.Values{"name": ""}, "name", "must not be empty"},
		"blank name":            {acctest.Values{"name": " \t"}, "name", "must not be empty"},
	},
	warns: map[string]warning{
		"another name":   {nil, acctest.Values{"name": "band"}, "name", "Data Attribute Is Archived and Another Created", "together with the data"},
		"an option less": {nil, acctest.Values{"options": texts("pro", "enterprise")}, "options", "Options Are Removed", `removes "free"`},
	},
	unknown: []acctest.Values{
		{"data_type": acctest.Unknown},
		{"data_type": "integer", "options": acctest.Unknown},
		{"options": []string{"a", acctest.Unknown}},
	},
	foreign: map[string]foreignObject{
		"one option":      {fields: map[string]any{"options": []any{"a"}}, at: "options", is: texts("a"), wrong: texts("b"), where: "options", right: texts("a", "b")},
		"an option twice": {fields: map[string]any{"options": []any{"a", "b", "a"}}, at: "options", is: texts("a", "b", "a"), wrong: texts("b", "a", "a"), where: "options", right: texts("a", "b")},
		"a blank option":  {fields: map[string]any{"options": []any{"a", " "}}, at: "options", is: texts("a", " "), wrong: texts("a", " ", "c"), where: "options[1]", right: texts("a", "c")},
		"no options":      {fields: map[string]any{"options": []any{}}, at: "options", is: nil, wrong: texts(), where: "options", right: nil},
	},
	unmanageable: map[string]any{"name": "odd", "data_type": "json"},
	imports: map[string]importSample{
		"plain": {"resource \"intercom_data_attribute\" \"test\" {\n  model = \"company\"\n  name = \"renews_on\"\n  data_type = \"date\"\n}", "company/renews_on"},
		"options": {`
resource "intercom_data_attribute" "test" {
  model              = "contact"
  name               = "plan, tier"
  data_type          = "string"
  description        = "two\nlines"
  options            = ["$${b}", "a \"quoted\""]
  messenger_writable = true
}`, "contact/plan, tier"},
	},

	read:    "GET /data_attributes",
	create:  "POST /data_attributes",
	update:  "PUT /data_attributes/{id}",
	destroy: "PUT /data_attributes/{id}",
	lists:   func(n int) counts { return counts{"GET /data_attributes": 2} },
	reads:   func(n int) counts { return counts{"GET /data_attributes": min(n, 2)} },

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("data_attributes", map[string]any{"model": models[number%2], "name": numbered(number)})
	},
	key: []string{"name"},
	many: `
resource "intercom_data_attribute" "t" {
  count       = local.count.data_attribute
  model       = count.index % 2 == 0 ? "contact" : "company"
  name        = "attribute_${count.index}"
  data_type   = "string"
  description = "Revision ${var.revision}"
}
`,
	archived: func(server *intercomtest.Server, number int) {
		server.Add("data_attributes", map[string]any{"model": models[number%2], "name": fmt.Sprint("attribute_", number), "archived": true})
	},
}
