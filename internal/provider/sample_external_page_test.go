package provider_test

import (
	"fmt"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/externalpage"
)

var externalPageSample = sample{
	kind:    externalpage.Kind,
	objects: "external_pages",
	lookups: map[string][]acctest.Values{
		"intercom_external_page":  {{"external_id": "limits"}, {"id": "17"}},
		"intercom_external_pages": {{}, {"source_id": "33"}},
	},
	lookupRequests: counts{"GET /ai/external_pages": 1, "GET /ai/external_pages/{id}": 10},

	prepare: func(server *intercomtest.Server) {
		for _, id := range []string{"901", "902"} {
			server.Add("content_import_sources", map[string]any{"id": id, "url": "https://docs.example.com/" + id})
		}
	},
	config: acctest.Values{"source_id": "901", "external_id": "limits", "title": "Limits", "html": "<p>100 requests</p>"},
	changes: []change{
		{to: acctest.Values{"title": "Limits & quotas"}, colleague: acctest.Values{"title": "Quotas"}},
		{to: acctest.Values{"html": "<h3>Limits</h3>\n<p>200 requests</p>"}, colleague: acctest.Values{"html": "<p>300 requests</p>"}},
		{to: acctest.Values{"url": "https://docs.example.com/limits"}, colleague: acctest.Values{"url": "https://docs.example.com/quotas"}},
		{to: acctest.Values{"ai_agent_availability": false}},
		{to: acctest.Values{"ai_copilot_availability": false}},
	},
	replaces: acctest.Values{"source_id": "902", "external_id": "quotas"},
	refused: map[string]refusedInput{
		"a URL for a source":   {acctest.Values{"source_id": "https://docs.example.com"}, "source_id", "the number"},
		"no external id":       {acctest.Values{"external_id": " "}, "external_id", "must not be empty"},
		"blanks around the id": {acctest.Values{"external_id": "limits "}, "external_id", "white space"},
		"no title":             {acctest.Values{"title": " "}, "title", "must not be empty"},
		"no HTML":              {acctest.Values{"html": "\n"}, "html", "must not be empty"},
		"a path":               {acctest.Values{"url": "/limits"}, "url", "absolute URL"},
	},
	imports: map[string]importSample{
		"plain": {importedPage(""), "getting started/1"},
		"all": {importedPage(`
  url                     = "https://docs.example.com/start"
  ai_agent_availability   = false
  ai_copilot_availability = false`), "getting started/1"},
	},

	read:     "GET /ai/external_pages/{id}",
	create:   "POST /ai/external_pages",
	update:   "POST /ai/external_pages",
	destroy:  "DELETE /ai/external_pages/{id}",
	bodyless: true,
	lists:    func(n int) counts { return counts{"GET /ai/external_pages": max(1, (n+49)/50)} },
	relists:  true,
	reads: func(n int) counts {
		if n <= 10 {
			return counts{"GET /ai/external_pages/{id}": n}
		}
		return counts{"GET /ai/external_pages/{id}": 10, "GET /ai/external_pages": max(1, (n+49)/50)}
	},

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("external_pages", map[string]any{"source_id": 901, "external_id": fmt.Sprint("page ", number), "title": numbered(number)})
	},
	key: []string{"source_id", "external_id"},
	many: `
resource "intercom_external_page" "t" {
  count       = local.count.external_page
  source_id   = intercom_content_import_source.t[0].id
  external_id = "page ${count.index}"
  title       = "Page ${count.index}"
  html        = "<p>Revision ${var.revision}</p>"
}
`,
	plans: counts{"GET /ai/external_pages": 1, "GET /ai/content_import_sources": 1},
}

// importedPage is a page of a source, with a text that has the marks of templates.
func importedPage(arguments string) string {
	return strings.ReplaceAll(`
resource "intercom_content_import_source" "docs" { url = "https://docs.example.com" }
resource "intercom_external_page" "test" {
  source_id   = intercom_content_import_source.docs.id
  external_id = "getting started/1"
  title       = "Getting \"started\""
  html        = "<html><head></head><body><h4>Start</h4>%%{if} $${a}</body></html>"ARGUMENTS
}`, "ARGUMENTS", arguments)
}
