package contentimportsource_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const typeName = "intercom_content_import_source"

func from(url string) acctest.Values { return acctest.Values{"url": url} }

// workspace returns a workspace with two audiences.
func workspace(t *testing.T, answers intercomtest.Answers) *intercomtest.Server {
	t.Helper()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = answers })
	for _, id := range []string{"901", "902"} {
		server.Add("audiences", map[string]any{"id": id, "name": "Audience " + id})
	}
	return server
}

// Whatever Intercom's answers to what is not documented are, there is nothing left to
// do after each step.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	steps := []acctest.Values{
		from("https://docs.example.com"),
		{"url": "https://docs.example.com/en/", "status": "deactivated", "audience_ids": []string{"901", "902"}},
		{"url": "https://docs.example.com/en", "status": "deactivated", "audience_ids": []string{"902"}, "apply_audience_to_existing_content": true},
		{"url": "https://docs.example.com", "status": "active"}, // keeps the audience
		{"url": "https://docs.example.com", "audience_ids": []string{}},
	}
	for _, alternative := range intercomtest.AlternativesFor("content_import_sources") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := workspace(t, alternative.Answers)
			var source *acctest.Object
			for i, step := range steps {
				source = acctest.Connect(t, server).Converge(typeName, source, step)
				acctest.Connect(t, server).ExpectNoChange(typeName, source, step) // with nothing remembered
				if got := fmt.Sprint(server.Objects("content_import_sources")[0]["audience_ids"]); i == 3 && got != "[902]" {
					t.Errorf("the audiences are %s", got)
				}
			}
			acctest.Connect(t, server).Destroy(typeName, source)
			if left := server.Objects("content_import_sources"); len(left) > 0 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

// A source with the URL of another one is refused before Intercom could change the
// existing one, also if that one was made after the plan.
func TestResource_exists(t *testing.T) {
	t.Parallel()
	server := workspace(t, intercomtest.Answers{ContentImportSourceURLs: intercomtest.ContentImportSourceURLsUpsert})
	p := acctest.Connect(t, server)
	source := p.Converge(typeName, nil, from("https://a.example.com"))
	created := acctest.Connect(t, server).Plan(typeName, nil, from("https://b.example.com"))
	id := server.Add("content_import_sources", map[string]any{"url": "https://B.example.com/", "status": "deactivated"})
	server.ResetCounts()
	p = acctest.Connect(t, server)
	for _, diags := range [][]acctest.Diagnostic{p.Plan(typeName, nil, from("https://b.example.com")).Diagnostics, second(p.Apply(created))} {
		p.ExpectError(diags, "url", "Content Import Source Already Exists", "(id "+id+")", "import {", `id = "https://B.example.com/"`)
	}
	p = acctest.Connect(t, server)
	p.ExpectError(p.Plan(typeName, source, from("https://b.example.com")).Diagnostics, "url", "Content Import Source Already Exists", "Choose another URL")
	if server.Writes() > 0 {
		t.Errorf("requests that write: %v", server.Counts())
	}
}

func second(_ *acctest.Object, diags []acctest.Diagnostic) []acctest.Diagnostic { return diags }

// A website that Intercom reads itself is neither imported nor listed, and a source
// with its URL is refused.
func TestResource_synced(t *testing.T) {
	t.Parallel()
	server := workspace(t, intercomtest.Answers{})
	id := server.Add("content_import_sources", map[string]any{"url": "https://www.example.com", "sync_behavior": "automatic"})
	server.Add("content_import_sources", map[string]any{"url": "https://docs.example.com"})
	p := acctest.Connect(t, server)
	p.ExpectFound(typeName, nil, "https://docs.example.com")
	for _, key := range []string{id, "https://www.example.com"} {
		_, diags := p.Import(typeName, key)
		p.ExpectError(diags, "", "Cannot Import", "sync behavior automatic", "data source")
	}
	diags := p.Plan(typeName, nil, from("https://www.example.com")).Diagnostics
	p.ExpectError(diags, "url", "Content Import Source Already Exists", "reads the website itself")
	if strings.Contains(diags[0].Detail, "import {") {
		t.Errorf("the message has an import block: %s", diags[0].Detail)
	}
}

// An audience that does not exist is refused in the plan, and at apply it is not taken
// for a source that is gone.
func TestResource_unknownAudience(t *testing.T) {
	t.Parallel()
	for _, answer := range []intercomtest.ContentImportSourceAudience{intercomtest.ContentImportSourceAudience404, intercomtest.ContentImportSourceAudience400} {
		t.Run("answer="+string(answer), func(t *testing.T) {
			t.Parallel()
			server := workspace(t, intercomtest.Answers{ContentImportSourceAudience: answer})
			p := acctest.Connect(t, server)
			config := from("https://docs.example.com")
			source := p.Converge(typeName, nil, config)
			wanted := config.With(acctest.Values{"audience_ids": []string{"901"}})
			planned := p.Plan(typeName, source, wanted)
			server.Remove("audiences", "901")
			left, diags := p.Apply(planned)
			p.ExpectError(diags, "", "Unable to Update Content Import Source", "unknown audience IDs: 901")
			p.ExpectNoChange(typeName, left, config)
			p = acctest.Connect(t, server)
			p.ExpectError(p.Plan(typeName, source, wanted).Diagnostics, "audience_ids", "No Such Audience", `"901"`)
		})
	}
}

// The audiences are applied to the pages when they change, and not with every update.
func TestResource_applyAudience(t *testing.T) {
	t.Parallel()
	var sent []string
	server := intercomtest.New(t, func(c *intercomtest.Config) {
		c.OnExchange = func(e intercomtest.Exchange) {
			if e.Method == "PUT" {
				sent = append(sent, fmt.Sprint(strings.Contains(string(e.RequestBody), "apply_audience")))
			}
		}
	})
	server.Add("audiences", map[string]any{"id": "901"})
	p := acctest.Connect(t, server)
	source := p.Converge(typeName, nil, from("https://docs.example.com"))
	config := acctest.Values{"url": "https://docs.example.com", "apply_audience_to_existing_content": true}
	for _, changes := range []acctest.Values{{}, {"status": "deactivated"}, {"audience_ids": []string{"901"}}, {"apply_audience_to_existing_content": false, "audience_ids": []string{}}} {
		config = config.With(changes)
		source = p.Converge(typeName, source, config)
	}
	if got := fmt.Sprint(sent); got != "[true false true false]" {
		t.Errorf("updates applied the audiences: %s", got)
	}
}

// A plan to destroy a source says how many pages go with it that no resource has, if the
// list of pages has been read.
func TestResource_destroyWarning(t *testing.T) {
	t.Parallel()
	server := workspace(t, intercomtest.Answers{})
	p := acctest.Connect(t, server)
	source := p.Converge(typeName, nil, from("https://docs.example.com"))
	id := server.Objects("content_import_sources")[0]["id"]
	for i := range 3 {
		server.Add("external_pages", map[string]any{"source_id": id, "external_id": fmt.Sprint(i)})
	}
	server.Add("external_pages", map[string]any{"source_id": 999, "external_id": "other"})
	p = acctest.Connect(t, server)
	server.ResetCounts()
	diags := p.Plan(typeName, source, nil).Diagnostics
	p.ExpectWarning(diags, "", "Content Import Source Will Be Destroyed", "all external pages")
	if strings.Contains(diags[0].Detail, "number") || server.Counts()["GET /ai/external_pages"] > 0 {
		t.Errorf("got %s after %v", diags[0].Detail, server.Counts())
	}
	page, diags := p.Import("intercom_external_page", fmt.Sprint(id)+"/1") // reads the list
	p.ExpectNone(diags)
	_, diags = p.Read("intercom_external_page", page)
	p.ExpectNone(diags)
	p.ExpectWarning(p.Plan(typeName, source, nil).Diagnostics, "", "Content Import Source Will Be Destroyed",
		"The number of external pages in it is 3, and this plan has seen no resource for 2 of them.")
}
