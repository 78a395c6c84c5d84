package externalpage_test

import (
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const (
	typeName = "intercom_external_page"
	document = "<!doctype html>\n<html><head><title>Limits</title></head>\n<body>\n<h3>Limits</h3>\n<img src=\"a.png\">\n</body></html>\n"
)

// workspace returns a workspace with two sources.
func workspace(t *testing.T, answers intercomtest.Answers) *intercomtest.Server {
	t.Helper()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = answers })
	for _, id := range []string{"901", "902"} {
		server.Add("content_import_sources", map[string]any{"id": id, "url": "https://docs.example.com/" + id})
	}
	return server
}

func page(more acctest.Values) acctest.Values {
	return acctest.Values{"source_id": "901", "external_id": "limits", "title": "Limits", "html": document}.With(more)
}

// Whatever Intercom's answers to what is not documented are, there is nothing left to
// do after each step, and a page that is destroyed can be created again.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	steps := []acctest.Values{
		page(nil),
		page(acctest.Values{"title": "Limits & <quotas>", "url": "https://docs.example.com/limits", "ai_agent_availability": false}),
		page(acctest.Values{"html": strings.ReplaceAll(document, "h3", "h2"), "url": "https://docs.example.com/limits"}),
		page(acctest.Values{"html": strings.ReplaceAll(document, "\n", "\r\n"), "url": "https://docs.example.com/limits", "ai_copilot_availability": false}),
	}
	for _, alternative := range intercomtest.AlternativesFor("external_pages") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := workspace(t, alternative.Answers)
			for range 2 {
				var object *acctest.Object
				for _, step := range steps {
					object = acctest.Connect(t, server).Converge(typeName, object, step)
					acctest.Connect(t, server).ExpectNoChange(typeName, object, step) // with nothing remembered
				}
				acctest.Connect(t, server).Destroy(typeName, object)
				if left := server.Objects("external_pages"); len(left) > 0 {
					t.Errorf("left: %v", left)
				}
			}
		})
	}
}

// An edit in Intercom is drift, a page that was made from the configured text is not,
// and headings of two levels are two texts.
func TestResource_drift(t *testing.T) {
	t.Parallel()
	server := workspace(t, intercomtest.Answers{})
	id := server.Add("external_pages", map[string]any{"source_id": 901, "external_id": "limits", "title": "Limits", "html": document})
	p := acctest.Connect(t, server)
	object, diags := p.Import(typeName, "901/limits")
	p.ExpectNone(diags)
	p.ExpectNoChange(typeName, object, page(acctest.Values{"html": strings.TrimSpace(document)}))
	if p.Empty(p.Plan(typeName, object, page(acctest.Values{"html": strings.ReplaceAll(document, "h3", "h2")}))) {
		t.Error("another heading changes nothing")
	}
	server.Change("external_pages", id, map[string]any{"html": "<p>Edited</p>"})
	p = acctest.Connect(t, server)
	object, diags = p.Read(typeName, object)
	p.ExpectNone(diags)
	if got := p.Values(typeName, object)["html"]; got != "<p>Edited</p>" {
		t.Errorf("the state has %q", got)
	}
	acctest.Connect(t, server).Converge(typeName, object, page(nil))
}

// A page that somebody has made since the plan is not overwritten, and a page that is
// gone is not created by an update.
func TestResource_notTakenOver(t *testing.T) {
	t.Parallel()
	for _, detect := range []bool{true, false} {
		server := workspace(t, intercomtest.Answers{ExternalPageIDs: intercomtest.ExternalPageIDsIgnoreCase})
		p := acctest.Connect(t, server)
		created := p.Plan(typeName, nil, page(nil))
		id := server.Add("external_pages", map[string]any{"source_id": 901, "external_id": "LIMITS", "html": "<p>Theirs</p>"})
		server.ResetCounts()
		_, diags := acctest.Connect(t, server).Apply(created)
		p.ExpectError(diags, "external_id", "External Page Already Exists", "(id "+id+")", `id = "901/LIMITS"`)
		p.ExpectError(acctest.Connect(t, server).Plan(typeName, nil, page(nil)).Diagnostics, "external_id", "External Page Already Exists", "overwrite")

		object := acctest.Connect(t, server).Converge(typeName, nil, page(acctest.Values{"source_id": "902"}))
		p = acctest.NewProtocol(t)
		p.ExpectNone(p.Configure(acctest.Values{"access_token": server.Token, "base_url": server.URL, "detect_conflicts": detect}))
		updated := p.Plan(typeName, object, page(acctest.Values{"source_id": "902", "title": "Quotas"}))
		for _, o := range server.Objects("external_pages") {
			if o["external_id"] == "limits" {
				server.Remove("external_pages", o["id"].(string)) //nolint:forcetypeassert // ids are strings
			}
		}
		server.ResetCounts()
		if _, diags = p.Apply(updated); len(diags) == 0 || server.Writes() > 0 {
			t.Errorf("got %v after %v", diags, server.Counts())
		}
	}
}

func TestResource_source(t *testing.T) {
	t.Parallel()
	server := workspace(t, intercomtest.Answers{})
	synced := server.Add("content_import_sources", map[string]any{"url": "https://www.example.com", "sync_behavior": "manual"})
	p := acctest.Connect(t, server)
	p.ExpectError(p.Plan(typeName, nil, page(acctest.Values{"source_id": "999"})).Diagnostics, "source_id", "No Such Content Import Source", `"999"`)
	p.ExpectError(p.Plan(typeName, nil, page(acctest.Values{"source_id": synced})).Diagnostics, "source_id", "Pages Do Not Come Over the API", "behavior manual")
	p.ExpectNone(p.Plan(typeName, nil, page(acctest.Values{"source_id": acctest.Unknown})).Diagnostics)

	object := p.Converge(typeName, nil, page(nil))
	server.Remove("content_import_sources", "901")
	p = acctest.Connect(t, server)
	p.Destroy(typeName, object) // it is gone with its source
	left, diags := p.Read(typeName, object)
	p.ExpectWarning(diags, "", "External Page Is Gone")
	if left != nil {
		t.Error("the page is still in the state")
	}
}

// If Intercom keeps a URL, apply says so and the next plan tries again.
func TestResource_urlRemoved(t *testing.T) {
	t.Parallel()
	with := page(acctest.Values{"url": "https://docs.example.com/limits"})
	for _, answer := range []intercomtest.ExternalPageURL{intercomtest.ExternalPageURLRemoved, intercomtest.ExternalPageURLKept} {
		server := workspace(t, intercomtest.Answers{ExternalPageURL: answer})
		p := acctest.Connect(t, server)
		object := p.Converge(typeName, nil, with)
		if answer == intercomtest.ExternalPageURLRemoved {
			p.ExpectNoChange(typeName, p.Converge(typeName, object, page(nil)), page(nil))
			continue
		}
		left, diags := p.Apply(p.Plan(typeName, object, page(nil)))
		p.ExpectError(diags, "url", "URL Not Removed", "-replace")
		acctest.Connect(t, server).ExpectNoChange(typeName, left, with)
	}
}

// Pages of two sources can have one external id, which import then refuses alone.
func TestResource_import(t *testing.T) {
	t.Parallel()
	server := workspace(t, intercomtest.Answers{})
	first := server.Add("external_pages", map[string]any{"source_id": 901, "external_id": "4711/a"})
	second := server.Add("external_pages", map[string]any{"source_id": 902, "external_id": "4711/a"})
	for key, want := range map[string]string{first: first, "901/4711/a": first, "902/4711/a": second} {
		p := acctest.Connect(t, server)
		object, diags := p.Import(typeName, key)
		if len(diags) > 0 || p.Values(typeName, object)["id"] != want {
			t.Errorf("importing %q: %v, want the page with the id %s", key, diags, want)
		}
	}
	p := acctest.Connect(t, server)
	_, diags := p.Import(typeName, "4711/a")
	p.ExpectError(diags, "", "Unable to Import External Page", first, second)
	_, diags = p.Import(typeName, "903/4711/a")
	p.ExpectError(diags, "", "Cannot Import", "33/getting-started")
}
