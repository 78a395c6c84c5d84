package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/ipallowlist"
)

var ipAllowlistSample = sample{
	kind:           ipallowlist.Kind,
	objects:        "ip_allowlist",
	lookups:        map[string][]acctest.Values{"intercom_ip_allowlist": {{}}},
	lookupRequests: counts{"GET /ip_allowlist": 1},

	config: acctest.Values{"enabled": false, "addresses": texts("10.0.0.1")},
	changes: []change{
		{to: acctest.Values{"enabled": true, "addresses": texts("203.0.113.0/24", "10.0.0.2")}, colleague: acctest.Values{"addresses": texts("10.0.0.3")}},
	},
	refused: map[string]refusedInput{
		"a host name":           {acctest.Values{"addresses": texts("example.com")}, "addresses", `"example.com" is not an IPv4 address`},
		"a range with a dash":   {acctest.Values{"addresses": texts("10.0.0.1-10.0.0.9")}, "addresses", "CIDR"},
		"too long a prefix":     {acctest.Values{"addresses": texts("10.0.0.0/33")}, "addresses", "CIDR"},
		"an empty address":      {acctest.Values{"addresses": texts("")}, "addresses", "not an IPv4 address"},
		"white space":           {acctest.Values{"addresses": texts(" 10.0.0.1")}, "addresses", "not an IPv4 address"},
		"IPv6":                  {acctest.Values{"addresses": texts("2001:db8::1")}, "addresses", "IPv6"},
		"IPv4 in IPv6":          {acctest.Values{"addresses": texts("::ffff:10.0.0.1")}, "addresses", "IPv6"},
		"an address twice":      {acctest.Values{"addresses": texts("10.0.0.1", "10.0.0.1/32")}, "addresses", "same range"},
		"a range twice":         {acctest.Values{"addresses": texts("10.0.0.1/24", "10.0.0.0/24")}, "addresses", "same range"},
		"on and without effect": {acctest.Values{"enabled": true, "addresses": texts()}, "addresses", "at least one address"},
	},
	unknown: []acctest.Values{
		{"addresses": texts(acctest.Unknown)},
		{"enabled": true, "addresses": acctest.Unknown},
		{"enabled": acctest.Unknown, "addresses": texts()},
	},
	imports: map[string]importSample{
		"allowlist": {"resource \"intercom_ip_allowlist\" \"test\" {\n  enabled   = true\n  addresses = [\"203.0.113.9/24\", \"10.0.0.1\"]\n}", "ws_test"},
	},

	read:    "GET /ip_allowlist",
	create:  "PUT /ip_allowlist",
	update:  "PUT /ip_allowlist",
	destroy: "PUT /ip_allowlist",
	lists:   func(int) counts { return counts{"GET /ip_allowlist": 1, "GET /me": 1} }, // the id is that of the workspace

	add: func(server *intercomtest.Server, _ int) string {
		server.Add("ip_allowlist", map[string]any{"enabled": true, "ip_allowlist": []any{"203.0.113.0/24"}})
		return server.WorkspaceID
	},
	inUse: func(_ *intercomtest.Server, o map[string]any) bool {
		addresses, _ := o["ip_allowlist"].([]any)
		return o["enabled"] == true || len(addresses) > 0
	},
	singleton: true,
	many: `
resource "intercom_ip_allowlist" "t" {
  count     = local.count.ip_allowlist
  enabled   = false
  addresses = ["10.0.0.${var.revision}"]
}
`,
}
