package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/dataconnector"
)

var dataConnectorSample = sample{
	kind:    dataconnector.Kind,
	objects: "data_connectors",
	lookups: map[string][]acctest.Values{
		"intercom_data_connector":  {{"name": "Get order status"}, {"id": "126"}},
		"intercom_data_connectors": {{}},
	},
	lookupRequests: counts{"GET /data_connectors": 1, "GET /data_connectors/{id}": 2},

	config: acctest.Values{"name": "Orders", "url": "https://example.com/orders"},
	changes: []change{
		{to: acctest.Values{"name": "Parcels"}, colleague: acctest.Values{"name": "Returns"}},
		{to: acctest.Values{"description": "Finds an order"}, colleague: acctest.Values{"description": "Finds a parcel"}},
		{to: acctest.Values{"http_method": "post"}, colleague: acctest.Values{"http_method": "put"}},
		{to: acctest.Values{"url": "https://example.com/v2"}, colleague: acctest.Values{"url": "https://example.com/v3"}},
		{to: acctest.Values{"body": "{}"}, colleague: acctest.Values{"body": "[]"}},
		{to: acctest.Values{"audiences": []string{"users"}}, colleague: acctest.Values{"audiences": []string{"leads"}}},
		{to: acctest.Values{"token_ids": []string{"1"}}, colleague: acctest.Values{"token_ids": []string{"2"}}},
		{to: acctest.Values{"headers": []acctest.Values{{"name": "Accept", "value": "text/html"}}}, hidden: true},
		{to: acctest.Values{"data_inputs": []acctest.Values{{"name": "id", "type": "string", "description": "Number"}}}},
		{to: acctest.Values{"mock_response": `{"status":"shipped"}`}},
		{to: acctest.Values{"state": "live", "direct_fin_usage": true, "customer_authentication": true, "bypass_authentication": true, "validate_missing_attributes": true}},
	},
	refused: map[string]refusedInput{
		"blank name":         {acctest.Values{"name": " \t"}, "name", "must not be empty"},
		"unknown state":      {acctest.Values{"state": "published"}, "state", `"live"`},
		"method in capitals": {acctest.Values{"http_method": "GET"}, "http_method", `"get"`},
		"unknown audience":   {acctest.Values{"audiences": []string{"admins"}}, "audiences", `"leads"`},
		"mock of text":       {acctest.Values{"mock_response": `"shipped"`}, "mock_response", "JSON object"},
		"redacted header":    {acctest.Values{"headers": []acctest.Values{{"name": "a", "value": "****"}}}, "headers[0].value", "instead of a value"},
		"live without a URL": {acctest.Values{"state": "live", "url": ""}, "url", "needs a URL"},
	},
	unmanageable: map[string]any{"name": " "},
	imports: map[string]importSample{
		"plain": {`resource "intercom_data_connector" "test" { name = "%%{if} $${VIP}" }`, "%%{if} $${VIP}"},
		"all that Intercom shows": {`
resource "intercom_data_connector" "test" {
  name        = "Orders"
  description = "two\nlines"
  state       = "live"
  http_method = "post"
  url         = "https://example.com/{{id}}"
  body        = "{\"id\": \"{{id}}\"}"
  audiences   = ["users", "leads"]
  token_ids   = ["1"]
  data_inputs = [{ name = "id", type = "integer", description = "Number", required = true, default_value = "1" }]

  direct_fin_usage            = true
  validate_missing_attributes = true
}`, "Orders"},
	},

	read:    "GET /data_connectors/{id}",
	create:  "POST /data_connectors",
	update:  "PATCH /data_connectors/{id}",
	destroy: "DELETE /data_connectors/{id}",
	lists: func(n int) counts {
		if n == 0 {
			return counts{"GET /data_connectors": 1}
		}
		return counts{"GET /data_connectors": (n + 49) / 50, "GET /data_connectors/{id}": n}
	},
	reads: func(n int) counts { return counts{"GET /data_connectors/{id}": n} },

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("data_connectors", map[string]any{"name": numbered(number), "state": "live", "url": "https://example.com"})
	},
	key:          []string{"name"},
	noNaturalKey: true,
	many: `
resource "intercom_data_connector" "t" {
  count       = local.count.data_connector
  name        = "Connector ${count.index}"
  description = "Revision ${var.revision}"
}
`,
}
