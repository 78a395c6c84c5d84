package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/audience"
)

var audienceSample = sample{
	kind:    audience.Kind,
	objects: "audiences",
	lookups: map[string][]acctest.Values{
		"intercom_audience":  {{"name": "Enterprise accounts"}, {"id": "124"}},
		"intercom_audiences": {{}},
	},
	lookupRequests: counts{"GET /audiences": 1},

	config: acctest.Values{"name": "Enterprise", "predicates": []acctest.Values{planPredicate("enterprise")}},
	changes: []change{
		{to: acctest.Values{"name": "Large accounts"}, colleague: acctest.Values{"name": "Key accounts"}},
		{
			to:        acctest.Values{"predicates": []acctest.Values{planPredicate("enterprise"), cityPredicate("Bonn", "Cork")}},
			colleague: acctest.Values{"predicates": []acctest.Values{planPredicate("pro")}},
		},
		{
			to:        acctest.Values{"role_predicates": []acctest.Values{rolePredicate("user")}},
			colleague: acctest.Values{"role_predicates": []acctest.Values{rolePredicate("visitor")}},
		},
	},
	refused: map[string]refusedInput{
		"blank name":      {acctest.Values{"name": " \t"}, "name", "must not be empty"},
		"blanks in name":  {acctest.Values{"name": "VIP "}, "name", "white space"},
		"no value":        {acctest.Values{"predicates": []acctest.Values{{"attribute": "a", "type": "string", "comparison": "eq"}}}, "predicates[0].value", "one"},
		"two values":      {acctest.Values{"role_predicates": []acctest.Values{{"attribute": "a", "type": "string", "comparison": "eq", "value": "b", "values": []string{"c"}}}}, "role_predicates[0].value", "one"},
		"blank attribute": {acctest.Values{"predicates": []acctest.Values{{"attribute": " ", "type": "string", "comparison": "eq", "value": "b"}}}, "predicates[0].attribute", "must not be empty"},
	},
	unmanageable: map[string]any{"name": " "},
	imports: map[string]importSample{
		"plain": {`resource "intercom_audience" "test" { name = "%%{if} $${VIP}" }`, "%%{if} $${VIP}"},
		"all": {`
resource "intercom_audience" "test" {
  name = "Enterprise"
  predicates = [
    { attribute = "custom_attributes.plan", type = "string", comparison = "eq", value = "enterprise" },
    { attribute = "company.name", type = "string", comparison = "in", values = ["Acme", "\"B, C\""] },
  ]
  role_predicates = [{ attribute = "role", type = "role", comparison = "eq", value = "user" }]
}`, "Enterprise"},
	},

	read:     "GET /audiences",
	create:   "POST /audiences",
	update:   "PUT /audiences/{id}",
	destroy:  "DELETE /audiences/{id}",
	bodyless: true,
	lists:    func(n int) counts { return counts{"GET /audiences": max((n+49)/50, 1)} },

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("audiences", map[string]any{"name": numbered(number), "predicates": []any{planPredicate("pro")}})
	},
	key:          []string{"name"},
	noNaturalKey: true,
	many: `
resource "intercom_audience" "t" {
  count      = local.count.audience
  name       = "Audience ${count.index}"
  predicates = [{ attribute = "custom_attributes.revision", type = "string", comparison = "eq", value = tostring(var.revision) }]
}
`,
}

func planPredicate(plan string) map[string]any {
	return map[string]any{"attribute": "custom_attributes.plan", "type": "string", "comparison": "eq", "value": plan}
}

func cityPredicate(cities ...string) map[string]any {
	return map[string]any{"attribute": "custom_attributes.city", "type": "string", "comparison": "in", "values": cities}
}

func rolePredicate(role string) map[string]any {
	return map[string]any{"attribute": "role", "type": "role", "comparison": "eq", "value": role}
}
