package contentsnippet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const (
	typeName = "intercom_content_snippet"
	objects  = "content_snippets"
)

func snippet(title, text string) acctest.Values {
	return acctest.Values{"title": title, "body_markdown": text}
}

// Whatever Intercom's answers to what is not documented are, there is nothing left to
// do after each step, and an edit of the text in Intercom is found. The text in
// Intercom is the one that was asked for, with the title at most above it.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor(objects) {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			audience := server.Add("audiences", map[string]any{"name": "VIP"})
			targeted := snippet("R&amp;D", "Ask *us*.").With(acctest.Values{"audience_ids": []string{audience}, "ai_chatbot_availability": true})
			var object *acctest.Object
			for _, step := range []acctest.Values{
				snippet("Reset", "Open the settings."),
				snippet("Restart", "Open the settings."), // changes the title above the text
				snippet("Restart", "# Restart\n\nOpen the menu.\n"),
				snippet("R&D <us>", "# Restart\r\n\r\nOpen the menu."),
				targeted,
				snippet("R&amp;D", "Ask *us*.").With(acctest.Values{"locale": "fr"}), // for everybody again
			} {
				object = acctest.Connect(t, server).Converge(typeName, object, step)
				acctest.Connect(t, server).ExpectNoChange(typeName, object, step)
			}
			o := server.Objects(objects)[0]
			if o["body_markdown"] != "Ask *us*.\n" || fmt.Sprint(o["audience_ids"]) != "[]" || o["ai_chatbot_availability"] != false {
				t.Errorf("Intercom has %v", o)
			}
			server.Change(objects, fmt.Sprint(o["id"]), map[string]any{"body_markdown": "By hand.\n", "json_blocks": []any{map[string]any{"type": "paragraph", "text": "By hand."}}})
			p := acctest.Connect(t, server)
			edited, diags := p.Read(typeName, object)
			p.ExpectNone(diags)
			if got := p.Values(typeName, edited)["body_markdown"]; got != "By hand.\n" {
				t.Errorf("after an edit in Intercom, the state has %q", got)
			}
			p.Destroy(typeName, edited)
			if left := server.Objects(objects); len(left) > 0 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

// The text that a snippet was made from changes nothing after an import, and a change
// of the title alone does not send the text.
func TestResource_import(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor(objects) {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			var sent []string
			server := intercomtest.New(t, func(c *intercomtest.Config) {
				c.Answers = alternative.Answers
				c.OnExchange = func(e intercomtest.Exchange) {
					if e.Method == "PUT" {
						sent = append(sent, string(e.RequestBody))
					}
				}
			})
			id := server.Add(objects, map[string]any{"title": "Reset", "json_blocks": []any{map[string]any{"type": "paragraph", "text": "Open the settings."}}})
			p := acctest.Connect(t, server)
			object, diags := p.Import(typeName, id)
			p.ExpectNone(diags)
			p.ExpectNoChange(typeName, object, snippet("Reset", "Open the settings.\r\n"))
			p.Converge(typeName, object, snippet("Restart", "Open the settings."))
			if !slices.Equal(sent, []string{`{"title":"Restart"}`}) {
				t.Errorf("sent %s", sent)
			}
		})
	}
}

func TestResource_plan(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.Add(objects, map[string]any{"title": "Reset", "body_markdown": "Open the settings."})
	p := acctest.Connect(t, server)
	planned := p.Plan(typeName, nil, snippet("Other", "a").With(acctest.Values{"audience_ids": []string{"999"}}))
	p.ExpectError(planned.Diagnostics, "audience_ids", "No Such Audience", `"999"`)
	p.ExpectWarning(acctest.Connect(t, server).Plan(typeName, nil, snippet("Reset", "a")).Diagnostics,
		"title", "Content Snippet Title Already in Use", `"Reset" (id `+id+`)`, "import {")
	p.ExpectWarning(p.Plan(typeName, nil, snippet("Reset", "a").With(acctest.Values{"locale": "tlh"})).Diagnostics, "locale", "Unknown Language", `"tlh"`)
	p.ExpectNone(p.Plan(typeName, nil, snippet("Reset", "a").With(acctest.Values{"locale": "fr"})).Diagnostics)
	p.ExpectNone(p.Plan(typeName, nil, snippet("New", "a").With(acctest.Values{"audience_ids": acctest.Unknown, "locale": acctest.Unknown})).Diagnostics)
}

// Intercom's refusals are at the attribute that they are about. A 404 for an audience
// does not mean that the snippet is gone.
func TestResource_refused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers.SnippetTitles = intercomtest.SnippetTitlesUnique })
	server.Add(objects, map[string]any{"title": "Reset", "body_markdown": "Open the settings."})
	audience := server.Add("audiences", map[string]any{"name": "VIP"})
	p := acctest.Connect(t, server)
	_, diags := p.Apply(p.Plan(typeName, nil, snippet("Reset", "a")))
	p.ExpectError(withoutWarnings(diags), "title", "Unable to Create Content Snippet", "Title has already been taken")
	_, diags = p.Apply(p.Plan(typeName, nil, snippet("New", "a").With(acctest.Values{"locale": "tlh"})))
	p.ExpectError(withoutWarnings(diags), "locale", "Unable to Create Content Snippet", "not currently supported for Fin")

	config := snippet("New", "a")
	object := p.Converge(typeName, nil, config)
	planned := p.Plan(typeName, object, config.With(acctest.Values{"audience_ids": []string{audience}}))
	p.ExpectNone(planned.Diagnostics)
	server.Remove("audiences", audience)
	left, diags := p.Apply(planned)
	p.ExpectError(diags, "audience_ids", "Unable to Update Content Snippet", "unknown audience IDs: "+audience, "Check the ids")
	p.ExpectNoChange(typeName, left, config)

	id := fmt.Sprint(p.Values(typeName, object)["id"])
	server.AddDependant(objects, id, "A procedure")
	_, diags = p.Apply(p.Plan(typeName, object, nil))
	p.ExpectError(diags, "", "Unable to Delete Content Snippet", "dependent procedures", "Remove it from them")
}

func withoutWarnings(diags []acctest.Diagnostic) []acctest.Diagnostic {
	return slices.DeleteFunc(diags, func(d acctest.Diagnostic) bool { return !d.Error })
}

// Titles are not unique: those in several languages are told apart by their ids.
func TestResource_severalTitles(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	english := server.Add(objects, map[string]any{"title": "Reset", "body_markdown": "Click."})
	french := server.Add(objects, map[string]any{"title": "Reset", "locale": "fr", "body_markdown": "Cliquez."})
	p := acctest.Connect(t, server)
	_, diags := p.Import(typeName, "Reset")
	p.ExpectError(diags, "", "Unable to Import Content Snippet", english, french)
	_, diags = p.Import(typeName, "Rest")
	p.ExpectError(diags, "", "Cannot Import", `the id or the title "Rest"`)
	_, diags = p.ReadDataSource(typeName, acctest.Values{"title": "Reset"})
	p.ExpectError(diags, "title", "Several Content Snippets", english, french, `"fr"`)
	p.ExpectFound(typeName, acctest.Values{"locale": "fr"}, "Reset")
}

// The answer to a create can get lost. The snippet that was made is found, and not one
// in another language or from before.
func TestResource_lostCreate(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	before := server.Add(objects, map[string]any{"title": "Reset", "body_markdown": "Click."})
	server.Fail(intercomtest.Fault{Request: "POST /content_snippets", Kind: intercomtest.FaultDrop, After: true})
	p := acctest.Connect(t, server)
	made := p.Values(typeName, p.Converge(typeName, nil, snippet("Reset", strings.Repeat("Click. ", 1000))))
	if all := server.Objects(objects); len(all) != 2 || made["id"] == before {
		t.Errorf("made %v; there are %v", made, all)
	}
}
