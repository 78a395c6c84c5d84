package internalarticle_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const (
	typeName = "intercom_internal_article"
	objects  = "internal_articles"
	teammate = "991267459" // the one that every workspace has
)

func article(title string, text acctest.Values) acctest.Values {
	return acctest.Values{"title": title, "author_id": teammate, "owner_id": teammate}.With(text)
}

func markdown(text string) acctest.Values { return acctest.Values{"body_markdown": text} }

func html(text string) acctest.Values { return acctest.Values{"body": text} }

// Whatever Intercom's answers to what is not documented are, there is nothing left to
// do after each step, and an edit of the text in Intercom is found, in the form that
// the configuration has.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor(objects) {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			audience := server.Add("audiences", map[string]any{"name": "VIP"})
			var object *acctest.Object
			for _, step := range []acctest.Values{
				article("Refunds", markdown("Within 14 days.")),
				article("R&D <us>", markdown("Within 14 days.\r\n")),
				article("R&amp;D", markdown("#### When\n\nWithin 30 days.")).With(acctest.Values{"audience_ids": []string{audience}, "ai_chatbot_availability": true}),
				article("R&amp;D", html(`<h4>When</h4><p>Within <strong>30</strong> days.</p><img src="https://example.com/a.png">`)),
				article("Refunds", html(`<h3>When</h3><p>Within <b>14</b> days.</p>`)),
				article("Refunds", markdown("Within 14 days.")), // the other form again
			} {
				object = acctest.Connect(t, server).Converge(typeName, object, step)
				acctest.Connect(t, server).ExpectNoChange(typeName, object, step)
			}
			o := server.Objects(objects)[0]
			if o["body_markdown"] != "Within 14 days.\n" || fmt.Sprint(o["audience_ids"]) != "[]" || o["ai_chatbot_availability"] != false {
				t.Errorf("Intercom has %v", o)
			}
			server.Change(objects, fmt.Sprint(o["id"]), map[string]any{"body": "<p>By hand.</p>", "body_markdown": "By hand.\n"})
			p := acctest.Connect(t, server)
			edited, diags := p.Read(typeName, object)
			p.ExpectNone(diags)
			if values := p.Values(typeName, edited); values["body_markdown"] != "By hand.\n" || values["body"] != nil {
				t.Errorf("after an edit in Intercom, the state has %q and %v", values["body_markdown"], values["body"])
			}
			p.Destroy(typeName, edited)
			if left := server.Objects(objects); len(left) > 0 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

// The text that an article was made from changes nothing after an import, and a change
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
			const source = "<h3>When</h3>\n\n<p>Within <strong>14</strong> days.</p>\n"
			id := server.Add(objects, map[string]any{"title": "Refunds", "body": source})
			p := acctest.Connect(t, server)
			object, diags := p.Import(typeName, id)
			p.ExpectNone(diags)
			p.ExpectNoChange(typeName, object, article("Refunds", html(source)))
			p.ExpectNoChange(typeName, object, article("Refunds", markdown(fmt.Sprint(p.Values(typeName, object)["body_markdown"]))))
			p.Converge(typeName, object, article("Refund", html(source)))
			if !slices.Equal(sent, []string{`{"title":"Refund"}`}) {
				t.Errorf("sent %s", sent)
			}
		})
	}
}

func TestResource_plan(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.Add(objects, map[string]any{"title": "Refunds", "body": "<p>Never.</p>"})
	p := acctest.Connect(t, server)
	plan := func(title string, with acctest.Values) []acctest.Diagnostic {
		return acctest.Connect(t, server).Plan(typeName, nil, article(title, markdown("Never.")).With(with)).Diagnostics
	}
	p.ExpectError(plan("New", acctest.Values{"audience_ids": []string{"999"}}), "audience_ids", "No Such Audience", `"999"`)
	p.ExpectError(plan("New", acctest.Values{"author_id": "999"}), "author_id", "No Such Teammate", `"999"`)
	p.ExpectError(plan("New", acctest.Values{"owner_id": "999"}), "owner_id", "No Such Teammate", `"999"`)
	p.ExpectWarning(plan("Refunds", nil), "title", "Internal Article Title Already in Use", `"Refunds" (id `+id+`)`, "import {")
	p.ExpectNone(plan("New", acctest.Values{"author_id": acctest.Unknown, "owner_id": acctest.Unknown, "audience_ids": acctest.Unknown}))
}

// An article of somebody who has left stays as it is, and can be changed.
func TestResource_formerTeammate(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.Add(objects, map[string]any{"title": "Refunds", "body": "<p>Never.</p>", "author_id": 5, "owner_id": 5})
	p := acctest.Connect(t, server)
	object, diags := p.Import(typeName, id)
	p.ExpectNone(diags)
	former := acctest.Values{"author_id": "5", "owner_id": "5"}
	p.Converge(typeName, object, article("Refund", html("<p>Never.</p>")).With(former))
}

// Intercom's refusals are at the attribute that they are about. A 404 for an audience
// does not mean that the article is gone.
func TestResource_refused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) {
		c.Answers.InternalArticleTitles = intercomtest.InternalArticleTitlesUnique
	})
	server.Add(objects, map[string]any{"title": "Refunds"})
	audience := server.Add("audiences", map[string]any{"name": "VIP"})
	other := server.AddAdmin(map[string]any{"name": "Bruno"})
	p := acctest.Connect(t, server)
	_, diags := p.Apply(p.Plan(typeName, nil, article("Refunds", markdown("Never."))))
	p.ExpectError(diags, "title", "Unable to Create Internal Article", "title has already been taken")

	config := article("New", markdown("Never."))
	object := p.Converge(typeName, nil, config)
	planned := p.Plan(typeName, object, config.With(acctest.Values{"audience_ids": []string{audience}}))
	server.Remove("audiences", audience)
	_, diags = p.Apply(planned)
	p.ExpectError(diags, "audience_ids", "Unable to Update Internal Article", "unknown audience IDs: "+audience, "Check the ids")
	planned = p.Plan(typeName, object, config.With(acctest.Values{"owner_id": other}))
	server.Remove("admins", other)
	left, diags := p.Apply(planned)
	p.ExpectError(diags, "owner_id", "Unable to Update Internal Article", "owner_id is invalid")
	p.ExpectNoChange(typeName, left, config)
}

// A refresh of many articles reads the pages of the list once, and the articles whose
// text has changed. State keeps the texts of the others.
func TestResource_refreshMany(t *testing.T) {
	t.Parallel()
	const number, edited = 120, 3
	server := intercomtest.New(t)
	p := acctest.Connect(t, server)
	var all []*acctest.Object
	for i := range number {
		all = append(all, p.Converge(typeName, nil, article(fmt.Sprint("Article ", i), markdown(fmt.Sprint("Revision ", i)))))
	}
	for _, o := range server.Objects(objects)[number-edited:] {
		server.Change(objects, fmt.Sprint(o["id"]), map[string]any{"body": "<p>By hand.</p>", "body_markdown": "By hand.\n"})
	}
	server.ResetCounts()
	p = acctest.Connect(t, server)
	for i, object := range all {
		read, diags := p.Read(typeName, object)
		p.ExpectNone(diags)
		want := fmt.Sprint("Revision ", i)
		if i >= number-edited {
			want = "By hand.\n"
		}
		if got := p.Values(typeName, read)["body_markdown"]; got != want {
			t.Errorf("article %d has %q, want %q", i, got, want)
		}
	}
	if list, single := server.Count("GET /internal_articles"), server.Count("GET /internal_articles/{id}"); list != 3 || single != 10+edited {
		t.Errorf("the requests were %v", server.Counts())
	}
}

// The answer to a create can get lost. The article that was made is found and read, and
// not one from before.
func TestResource_lostCreate(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	before := server.Add(objects, map[string]any{"title": "Refunds"})
	server.Fail(intercomtest.Fault{Request: "POST /internal_articles", Kind: intercomtest.FaultDrop, After: true})
	p := acctest.Connect(t, server)
	made := p.Values(typeName, p.Converge(typeName, nil, article("Refunds", markdown(strings.Repeat("Never. ", 1000)))))
	if all := server.Objects(objects); len(all) != 2 || made["id"] == before {
		t.Errorf("made %v; there are %v", made, all)
	}
}

// The plural data source has no texts unless it is asked for them.
func TestDataSource_withBodies(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add(objects, map[string]any{"title": "Refunds", "body": "<p>Never.</p>"})
	p := acctest.Connect(t, server)
	for _, with := range []bool{false, true} {
		state, diags := p.ReadDataSource("intercom_internal_articles", acctest.Values{"with_bodies": with})
		p.ExpectNone(diags)
		if text := p.Objects(state[objects])[0]["body_markdown"]; with != (text == "Never.\n") {
			t.Errorf("with_bodies = %t shows %v", with, text)
		}
	}
}
