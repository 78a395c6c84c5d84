package provider_test

import (
	"fmt"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/contentimportsource"
)

var contentImportSourceSample = sample{
	kind:    contentimportsource.Kind,
	objects: "content_import_sources",
	lookups: map[string][]acctest.Values{
		"intercom_content_import_source":  {{"url": "https://docs.example.com/"}, {"id": "36"}},
		"intercom_content_import_sources": {{}, {"sync_behavior": "api"}},
	},
	lookupRequests: counts{"GET /ai/content_import_sources": 1},

	prepare: func(server *intercomtest.Server) {
		for _, id := range []string{"901", "902"} {
			server.Add("audiences", map[string]any{"id": id, "name": "Audience " + id})
		}
	},
	config: acctest.Values{"url": "https://docs.example.com"},
	changes: []change{
		{to: acctest.Values{"url": "https://docs.example.com/en"}, colleague: acctest.Values{"url": "https://help.example.com"}},
		{to: acctest.Values{"status": "deactivated"}},
		{to: acctest.Values{"audience_ids": texts("901")}, colleague: acctest.Values{"audience_ids": texts("902")}},
		{to: acctest.Values{"apply_audience_to_existing_content": true}},
	},
	refused: map[string]refusedInput{
		"no URL":             {acctest.Values{"url": " "}, "url", "must not be empty"},
		"a path":             {acctest.Values{"url": "/docs"}, "url", "absolute URL"},
		"another scheme":     {acctest.Values{"url": "ftp://docs.example.com"}, "url", "absolute URL"},
		"a local host":       {acctest.Values{"url": "http://localhost:3000"}, "url", "public domain names"},
		"an address":         {acctest.Values{"url": "https://10.0.0.1/docs"}, "url", "public domain names"},
		"unknown status":     {acctest.Values{"status": "paused"}, "status", `"deactivated"`},
		"an audience's name": {acctest.Values{"audience_ids": texts("VIP")}, "audience_ids", "the number"},
	},
	imports: map[string]importSample{
		"plain": {`resource "intercom_content_import_source" "test" { url = "https://docs.example.com/$${a}?b=c" }`, "https://docs.example.com/$${a}?b=c"},
		"all": {`
resource "intercom_audience" "test" { name = "VIP" }
resource "intercom_content_import_source" "test" {
  url          = "https://docs.example.com"
  status       = "deactivated"
  audience_ids = [intercom_audience.test.id]
}`, "https://docs.example.com"},
	},

	read:     "GET /ai/content_import_sources",
	create:   "POST /ai/content_import_sources",
	update:   "PUT /ai/content_import_sources/{id}",
	destroy:  "DELETE /ai/content_import_sources/{id}",
	bodyless: true,
	lists:    func(n int) counts { return counts{"GET /ai/content_import_sources": max(1, (n+49)/50)} },

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("content_import_sources", map[string]any{"url": fmt.Sprintf("https://docs.example.com/%d", number)})
	},
	key:   []string{"url"},
	inUse: func(_ *intercomtest.Server, o map[string]any) bool { return o["sync_behavior"] == "api" },
	many: `
resource "intercom_content_import_source" "t" {
  count  = local.count.content_import_source
  url    = "https://docs.example.com/${count.index}"
  status = var.revision % 2 == 1 ? "active" : "deactivated"
}
`,
}
