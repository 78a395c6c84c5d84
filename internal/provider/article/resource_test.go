package article_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const (
	typeName = "intercom_article"
	objects  = "articles"
	teammate = "991267459" // the one that every workspace has
)

// workspace has a help center in English, French and German.
func workspace(t *testing.T, options ...func(*intercomtest.Config)) *intercomtest.Server {
	t.Helper()
	server := intercomtest.New(t, options...)
	server.Change("help_centers", "79", map[string]any{"locales": []any{"en", "fr", "de"}})
	return server
}

func answering(answers intercomtest.Answers) func(*intercomtest.Config) {
	return func(c *intercomtest.Config) { c.Answers = answers }
}

func article(title string, more ...acctest.Values) acctest.Values {
	values := acctest.Values{"title": title, "author_id": teammate}
	for _, with := range more {
		values = values.With(with)
	}
	return values
}

func markdown(text string) acctest.Values { return acctest.Values{"body_markdown": text, "body": nil} }

func html(text string) acctest.Values { return acctest.Values{"body": text, "body_markdown": nil} }

// translations are translations of the locale, the title and the Markdown of each.
func translations(of ...[3]string) acctest.Values {
	all := map[string]any{}
	for _, t := range of {
		all[t[0]] = map[string]any{"title": t[1], "body_markdown": t[2]}
	}
	return acctest.Values{"translations": all}
}

// edit changes an article, or its translation, as somebody does in Intercom.
func edit(server *intercomtest.Server, id, locale string, fields map[string]any) {
	if locale != "" {
		for _, o := range server.Objects(objects) {
			if o["id"] != id {
				continue
			}
			all, _ := o["translated_content"].(map[string]any)
			content, _ := all[locale].(map[string]any)
			for name, value := range fields {
				content[name] = value
			}
			fields = map[string]any{"translated_content": all}
		}
	}
	server.Change(objects, id, fields)
}

// text returns a field of an article that Intercom has, or of its translation.
func text(server *intercomtest.Server, id, locale, field string) string {
	for _, o := range server.Objects(objects) {
		if o["id"] != id {
			continue
		}
		if locale == "" {
			return fmt.Sprint(o[field])
		}
		all, _ := o["translated_content"].(map[string]any)
		content, ok := all[locale].(map[string]any)
		if !ok {
			return "no translation"
		}
		return fmt.Sprint(content[field])
	}
	return "no article"
}

// page has what Intercom changes: levels of headings, which it gives ids, images, which
// it copies to an address whose signature differs between answers, class names, and the
// names of elements.
const page = `<h3>When</h3>
<p>Within <strong>14</strong> days.</p>
<p class="intercom-align-center">See <em>below</em>.</p>
<img src="https://example.com/refund.png">
<h4>How</h4>
<ul><li>By card</li></ul>
`

// Whatever Intercom's answers to what is not documented are, there is nothing left to
// do after each step, no step loses what another one wrote, and an edit in Intercom is
// found, in the form that the configuration has.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor(objects) {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := workspace(t, answering(alternative.Answers))
			first, second := server.Add("help_center_collections", map[string]any{"name": "Billing"}), server.Add("help_center_collections", map[string]any{"name": "Plans"})
			audience, tag := server.Add("audiences", map[string]any{"name": "VIP"}), server.Add("tags", map[string]any{"name": "billing"})
			french := translations([3]string{"fr", "R&D <ici>", "Sous 14 jours."}, [3]string{"de", "Rückgabe", "# Wann\n\nIn 14 Tagen.\n"})
			settings := acctest.Values{"description": "When & how", "collection_id": second, "ai_chatbot_availability": false, "state": "published"}
			var object *acctest.Object
			for _, config := range []acctest.Values{
				article("A & B <c>", markdown("Within 14 days.")),
				article("A & B <c>", markdown("#### When\r\n\r\nWithin 14 days.\r\n\r\n"), acctest.Values{"collection_id": first}),
				article("A &amp; B", html(page), acctest.Values{"collection_id": second, "audience_ids": []string{audience}, "tag_ids": []string{tag}}),
				article("A &amp; B", html(page), settings, french),
				article("A &amp; B", html(page), settings, translations([3]string{"fr", "R&D", "Sous 30 jours."}, [3]string{"de", "Rückgabe", "# Wann\n\nIn 14 Tagen.\n"})),
				article("Refunds", html(page), settings, acctest.Values{"state": "draft", "tag_ids": []string{}}),
				article("Refunds", markdown("Within 30 days."), settings), // the other form
			} {
				object = acctest.Connect(t, server).Converge(typeName, object, config)
				acctest.Connect(t, server).ExpectNoChange(typeName, object, config)
			}
			p := acctest.Connect(t, server)
			id := fmt.Sprint(p.Values(typeName, object)["id"])
			for field, want := range map[string]string{
				"title": "Refunds", "description": "When & how", "state": "published", "parent_ids": "[" + second + "]", "ai_chatbot_availability": "false",
				"audience_ids": "[" + audience + "]", "tags": "[]",
			} {
				if got := text(server, id, "", field); got != want {
					t.Errorf("%s is %s, want %s", field, got, want)
				}
			}
			if text(server, id, "fr", "title") != "R&D" || !strings.Contains(text(server, id, "fr", "body"), "Sous 30 jours.") ||
				text(server, id, "de", "title") != "Rückgabe" || !strings.Contains(text(server, id, "de", "body"), "In 14 Tagen.") {
				t.Errorf("the translations are %v", text(server, id, "", "translated_content"))
			}

			edit(server, id, "", map[string]any{"body": "<p>By hand.</p>", "body_markdown": "By hand.\n"})
			edited, diags := p.Read(typeName, object)
			p.ExpectNone(diags)
			if values := p.Values(typeName, edited); values["body_markdown"] != "By hand.\n" || values["body"] != nil {
				t.Errorf("after an edit in Intercom, the state has %q and %v", values["body_markdown"], values["body"])
			}
			object = acctest.Connect(t, server).Converge(typeName, edited, article("Refunds", html(page), settings))
			edit(server, id, "", map[string]any{"body": "<h2>By hand</h2>", "body_markdown": "## By hand\n"})
			edited, diags = acctest.Connect(t, server).Read(typeName, object)
			p.ExpectNone(diags)
			if values := p.Values(typeName, edited); values["body"] != "<h2>By hand</h2>" || values["body_markdown"] != nil {
				t.Errorf("after an edit in Intercom, the state has %q and %v", values["body"], values["body_markdown"])
			}
			acctest.Connect(t, server).Destroy(typeName, edited)
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
			var sent []map[string]any
			server := workspace(t, answering(alternative.Answers), func(c *intercomtest.Config) {
				c.OnExchange = func(e intercomtest.Exchange) {
					var body map[string]any
					if e.Method == http.MethodPut && json.Unmarshal(e.RequestBody, &body) == nil {
						sent = append(sent, body)
					}
				}
			})
			const source = "<h3>When</h3>\n\n<p>Within <strong>14</strong> days.</p>\n<ul>\n  <li>By card</li>\n</ul>\n"
			id := server.Add(objects, map[string]any{"title": "R&D <us>", "body": source})
			p := acctest.Connect(t, server)
			object, diags := p.Import(typeName, "R&D <us>")
			p.ExpectNone(diags)
			p.ExpectNoChange(typeName, object, article("R&D <us>", html(source)))
			p.ExpectNoChange(typeName, object, article("R&D <us>", markdown(strings.TrimSpace(fmt.Sprint(p.Values(typeName, object)["body_markdown"])))))
			planned := p.Plan(typeName, object, article("R&D", html(source)))
			_, diags = p.Apply(planned)
			p.ExpectNone(diags)
			if len(sent) == 0 || fmt.Sprint(sent[0]) != "map[state:draft title:R&D]" {
				t.Errorf("sent %v", sent)
			}
			if !strings.Contains(text(server, id, "", "body"), "days.") {
				t.Error("the update of the title has lost the text")
			}
		})
	}
}

// Without several languages in the help center, answers have no translations, and have
// the audiences in the article.
func TestResource_oneLanguage(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	audience := server.Add("audiences", map[string]any{"name": "VIP"})
	p := acctest.Connect(t, server)
	config := article("Refunds", html(page), translations([3]string{"fr", "Remboursements", "Sous 14 jours."}), acctest.Values{"audience_ids": []string{audience}})
	object := p.Converge(typeName, nil, config)
	id := fmt.Sprint(p.Values(typeName, object)["id"])
	if text(server, id, "fr", "title") != "Remboursements" {
		t.Error("there is no translation")
	}
	config = config.With(acctest.Values{"audience_ids": []string{}})
	object = acctest.Connect(t, server).Converge(typeName, object, config)
	server.Change(objects, id, map[string]any{"audience_ids": []any{audience}})
	edited, diags := acctest.Connect(t, server).Read(typeName, object)
	p.ExpectNone(diags)
	if got := fmt.Sprint(p.Values(typeName, edited)["audience_ids"]); got != "["+audience+"]" {
		t.Errorf("after a change in Intercom, the audiences are %s", got)
	}
}

// What people see in Terraform: the title and the file of Markdown that they write, an
// edit in Intercom line by line, a refusal in the plan, and the warning about a pending
// draft. An import of the same article finds nothing to do.
func TestResource_terraform(t *testing.T) {
	t.Parallel()
	server := workspace(t)
	billing := server.Add("help_center_collections", map[string]any{"name": "Billing"})
	cli := acctest.NewCLI(t, "")
	write := func(arguments string) {
		cli.Write("main.tf", "terraform {\n  required_providers {\n    intercom = { source = \"intercom-community/intercom\" }\n  }\n}\n"+
			acctest.ProviderBlock(server)+"resource \"intercom_article\" \"refunds\" {\n  author_id = \""+teammate+"\"\n  body_markdown = file(\"${path.module}/refunds.md\")\n"+arguments+"}\n")
	}
	run := func(code int, args []string, says ...string) {
		t.Helper()
		out, got := cli.Exit(append(args, "-no-color")...)
		if got != code {
			t.Fatalf("terraform %s exits with %d, want %d:\n%s", args, got, code, out)
		}
		flat := strings.Join(strings.Fields(strings.ReplaceAll(out, "│", "")), " ")
		for _, want := range says {
			if !strings.Contains(flat, want) {
				t.Errorf("terraform %s does not say %q:\n%s", args, want, out)
			}
		}
	}
	plan, apply := []string{"plan", "-detailed-exitcode"}, []string{"apply", "-auto-approve"}
	const published = "  title = \"A & B <c>\"\n  state = \"published\"\n"
	in := "  collection_id = \"" + billing + "\"\n"

	cli.Write("refunds.md", "# Refunds\n\nWithin 14 days.\n\nBy card.\n")
	write(published + in)
	run(0, apply, "1 added")
	run(0, plan)
	id := fmt.Sprint(server.Objects(objects)[0]["id"])
	if got := text(server, id, "", "title"); got != "A & B <c>" {
		t.Errorf("the title is %q", got)
	}

	edit(server, id, "", map[string]any{"body": "<h1>Refunds</h1><p>Never.</p><p>By card.</p>", "body_markdown": "# Refunds\n\nNever.\n\nBy card.\n"})
	run(2, plan, "~ body_markdown = <<-EOT # Refunds - Never. + Within 14 days. By card. EOT", "0 to add, 1 to change, 0 to destroy")
	run(0, apply, "1 changed")
	run(0, plan)

	in += "  translations = {\n    fr = { title = \"R&D\", body_markdown = \"Sous 14 jours.\" }\n  }\n"
	write(published + in)
	run(2, plan, `+ title = "R&D"`, "0 to add, 1 to change, 0 to destroy")
	run(0, apply, "1 changed")
	run(0, plan)

	write(published)
	run(1, plan, "Article Cannot Leave All Collections", "cannot take it out of all collections", "with intercom_article.refunds")

	write(published + in)
	server.Change(objects, id, map[string]any{"has_unpublished_changes": true})
	cli.Write("refunds.md", "# Refunds\n\nWithin 30 days.\n\nBy card.\n")
	run(0, apply, "Article Changes Not Published", "Visitors do not see the update", "POST /articles/"+id+"/draft/publish")
	run(2, plan, "- Within 14 days. + Within 30 days.")
	publish(t, server, id)
	run(0, plan)

	run(0, []string{"state", "rm", "intercom_article.refunds"})
	run(0, []string{"import", "intercom_article.refunds", id})
	run(0, plan)
}

// publish publishes the pending changes of an article.
func publish(t *testing.T, server *intercomtest.Server, id string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/articles/"+id+"/draft/publish", strings.NewReader(`{"locales":["en","fr"]}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header = http.Header{"Authorization": {"Bearer " + server.Token}, "Accept": {"application/json"}, "Content-Type": {"application/json"}, "Intercom-Version": {"2.16"}}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if _ = resp.Body.Close(); resp.StatusCode != http.StatusOK {
		t.Fatalf("publishing: %s", resp.Status)
	}
}

// An update of a published article with changes that nobody has published goes to these
// changes. Apply says so, the next plan shows what visitors see, and after the
// publication there is nothing to do. In any language, and only where a text was sent.
func TestResource_pendingDraft(t *testing.T) {
	t.Parallel()
	for _, answer := range []intercomtest.ArticlePendingDraft{intercomtest.ArticlePendingDraftChanged, intercomtest.ArticlePendingDraftLive} {
		for _, locale := range []string{"", "fr"} {
			t.Run(string(answer)+locale, func(t *testing.T) {
				t.Parallel()
				server := workspace(t, answering(intercomtest.Answers{ArticlePendingDraft: answer}))
				p := acctest.Connect(t, server)
				config := func(english, french string) acctest.Values {
					return article("Refunds", markdown(english), acctest.Values{"state": "published", "translations": map[string]any{
						"fr": map[string]any{"title": "Remboursements", "body_markdown": french, "state": "published"},
					}})
				}
				before := config("Within 14 days.", "Sous 14 jours.")
				object := p.Converge(typeName, nil, before)
				id := fmt.Sprint(p.Values(typeName, object)["id"])
				edit(server, id, locale, map[string]any{"has_unpublished_changes": true})

				p = acctest.Connect(t, server)
				hidden := before.With(acctest.Values{"ai_chatbot_availability": false}) // has no versions
				object, diags := p.Apply(p.Plan(typeName, object, hidden))
				p.ExpectNone(diags)
				acctest.Connect(t, server).ExpectNoChange(typeName, object, hidden)

				after := config("Within 30 days.", "Sous 14 jours.")
				if locale != "" {
					after = config("Within 14 days.", "Sous 30 jours.")
				}
				after = after.With(acctest.Values{"ai_chatbot_availability": false})
				p = acctest.Connect(t, server)
				object, diags = p.Apply(p.Plan(typeName, object, after))
				p.ExpectWarning(diags, "", "Article Changes Not Published", "Visitors do not see", "POST /articles/"+id+"/draft/publish")
				if answer == intercomtest.ArticlePendingDraftLive {
					return // the warning is all that can be said, since the answer does not say where the text is
				}
				p = acctest.Connect(t, server)
				shown, diags := p.Read(typeName, object)
				p.ExpectNone(diags)
				if p.Empty(p.Plan(typeName, shown, after)) {
					t.Error("the plan does not show that visitors see the text from before")
				}
				publish(t, server, id)
				p = acctest.Connect(t, server)
				shown, diags = p.Read(typeName, shown)
				p.ExpectNone(diags)
				acctest.Connect(t, server).ExpectNoChange(typeName, shown, after)
			})
		}
	}
}

// An article moves between collections. It stays in a second collection that it has in
// Intercom, and the plan refuses to take it out of all.
func TestResource_collections(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor(objects) {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := workspace(t, answering(alternative.Answers))
			var ids []string
			for _, name := range []string{"Billing", "Plans", "Other"} {
				ids = append(ids, server.Add("help_center_collections", map[string]any{"name": name}))
			}
			in := func(collection any) acctest.Values {
				return article("Refunds", markdown("Never."), acctest.Values{"collection_id": collection})
			}
			var object *acctest.Object
			for _, collection := range []any{nil, ids[0], ids[1]} {
				object = acctest.Connect(t, server).Converge(typeName, object, in(collection))
			}
			p := acctest.Connect(t, server)
			id := fmt.Sprint(p.Values(typeName, object)["id"])
			if got := text(server, id, "", "parent_ids"); got != "["+ids[1]+"]" {
				t.Errorf("the collections are %s", got)
			}
			server.Change(objects, id, map[string]any{"parent_ids": []any{json.Number(ids[2]), json.Number(ids[1])}})
			acctest.Connect(t, server).ExpectNoChange(typeName, object, in(ids[1]))

			p.ExpectError(p.Plan(typeName, object, in(nil)).Diagnostics, "collection_id", "Article Cannot Leave All Collections", ids[1], "cannot take it out of all collections")

			// Once somebody has done it in Intercom, there is nothing left to do.
			server.Change(objects, id, map[string]any{"parent_ids": []any{}})
			p = acctest.Connect(t, server)
			outside, diags := p.Read(typeName, object)
			p.ExpectNone(diags)
			acctest.Connect(t, server).ExpectNoChange(typeName, outside, in(nil))
		})
	}
}

// A published article becomes a draft only if the configuration says so.
func TestResource_state(t *testing.T) {
	t.Parallel()
	server := workspace(t)
	var object *acctest.Object
	for i, state := range []string{"draft", "published", "published", "draft", "published"} {
		p := acctest.Connect(t, server)
		object = p.Converge(typeName, object, article(fmt.Sprint("Refunds ", i), markdown("Never."), acctest.Values{"state": state}))
		values := p.Values(typeName, object)
		if url, published := values["url"], state == "published"; text(server, fmt.Sprint(values["id"]), "", "state") != state || (url != nil) != published {
			t.Errorf("step %d: the address of a %s article is %v", i, state, url)
		}
	}
}

// Intercom does not document whether a translation can be removed: the plan warns, and
// apply says so if it stays. Adding and changing one leaves the others alone.
func TestResource_translations(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor(objects) {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := workspace(t, answering(alternative.Answers))
			french, german := [3]string{"fr", "Remboursements", "Sous 14 jours."}, [3]string{"de", "Rückgabe", "In 14 Tagen."}
			var object *acctest.Object
			for _, config := range []acctest.Values{
				article("Refunds", markdown("Never.")),
				article("Refunds", markdown("Never."), translations(french)),
				article("Refunds", markdown("Never."), translations(french, german)),
				article("Refunds", markdown("Never."), translations([3]string{"fr", "Remboursements", "Jamais."}, german)),
				article("Refunds", markdown("Never.")), // keeps them
			} {
				object = acctest.Connect(t, server).Converge(typeName, object, config)
			}
			p := acctest.Connect(t, server)
			id := fmt.Sprint(p.Values(typeName, object)["id"])
			for locale, want := range map[string]string{"fr": "Jamais.", "de": "In 14 Tagen."} {
				if got := text(server, id, locale, "body"); !strings.Contains(got, want) {
					t.Errorf("the translation %s is %s", locale, got)
				}
			}
			less := article("Refunds", markdown("Never."), translations(german))
			planned := p.Plan(typeName, object, less)
			p.ExpectWarning(planned.Diagnostics, "translations", "Translation Will Be Removed", `"fr"`)
			after, diags := p.Apply(planned)
			switch left := text(server, id, "fr", "title") != "no translation"; {
			case !left:
				p.ExpectNone(diags)
				acctest.Connect(t, server).ExpectNoChange(typeName, after, less)
			case alternative.Answers.CollectionTranslationsShown != intercomtest.CollectionTranslationsShownNever && len(diags) == 0:
				t.Error("the translation is still there, and apply reports nothing")
			}
			if got := text(server, id, "de", "body"); !strings.Contains(got, "In 14 Tagen.") {
				t.Errorf("the other translation is %s", got)
			}
		})
	}
}

// The edit of a translation in Intercom is found.
func TestResource_editedTranslation(t *testing.T) {
	t.Parallel()
	server := workspace(t)
	p := acctest.Connect(t, server)
	config := article("Refunds", markdown("Never."), translations([3]string{"fr", "Remboursements", "Jamais."}, [3]string{"de", "Rückgabe", "Nie."}))
	object := p.Converge(typeName, nil, config)
	id := fmt.Sprint(p.Values(typeName, object)["id"])
	edit(server, id, "fr", map[string]any{"body": "<p>Toujours.</p>", "body_markdown": "Toujours.\n"})
	p = acctest.Connect(t, server)
	edited, diags := p.Read(typeName, object)
	p.ExpectNone(diags)
	if got := fmt.Sprint(p.Values(typeName, edited)["translations"]); !strings.Contains(got, `Toujours.`) || !strings.Contains(got, `"Nie."`) {
		t.Errorf("the translations are %s", got)
	}
	p.Converge(typeName, edited, config)
	if got := text(server, id, "fr", "body_markdown"); got != "Jamais.\n" {
		t.Errorf("the translation is %q", got)
	}
}

// What Intercom would refuse is refused in the plan, at its attribute. Values that are
// not known pass.
func TestResource_plan(t *testing.T) {
	t.Parallel()
	server := workspace(t)
	billing := server.Add("help_center_collections", map[string]any{"name": "Billing"})
	id := server.Add(objects, map[string]any{"title": "Refunds", "body": "<p>Never.</p>", "parent_ids": []any{json.Number(billing)}})
	p := acctest.Connect(t, server)
	plan := func(more ...acctest.Values) []acctest.Diagnostic {
		return acctest.Connect(t, server).ValidateAndPlan(typeName, article("New", append([]acctest.Values{markdown("Never.")}, more...)...))
	}
	for _, c := range []struct {
		with        acctest.Values
		at, summary string
		says        string
	}{
		{acctest.Values{"body_markdown": nil}, "body", "Invalid Attribute Combination", "At least one"},
		{acctest.Values{"body": "<p>Never.</p>"}, "body", "Two Forms of One Text", "Remove one of the two"},
		{acctest.Values{"author_id": "999"}, "author_id", "No Such Teammate", `"999"`},
		{acctest.Values{"collection_id": "999"}, "collection_id", "No Such Help Center Collection", `"999"`},
		{acctest.Values{"audience_ids": []string{"999"}}, "audience_ids", "No Such Audience", `"999"`},
		{acctest.Values{"tag_ids": []string{"999"}}, "tag_ids", "No Such Tag", `"999"`},
		{translations([3]string{"en", "Refunds", "Never."}), "translations", "Translation Into the Default Language", "default language"},
		{
			acctest.Values{"translations": map[string]any{"fr": map[string]any{"title": "A", "body": "<p>B</p>", "author_id": "999"}}},
			"translations.author_id", "No Such Teammate", `"999"`,
		},
		{
			acctest.Values{"translations": map[string]any{"fr": map[string]any{"title": "A", "body": "<table></table>"}}},
			"translations.body", "Invalid Attribute Value", "a table without cells",
		},
	} {
		p.ExpectError(plan(c.with), c.at, c.summary, c.says)
	}
	for text, says := range map[string]string{
		"<dl><dt>A</dt><dd>B</dd></dl>":                        "definition list",
		"<ul><li>A<ul><li>B</li></ul></li></ul>":               "a list in another list",
		"<ol></ol>":                                            "a list without items",
		"<table><tbody></tbody></table>":                       "a table without cells",
		`<iframe src="https://example.com/video"></iframe>`:    "an iframe of",
		`<p>A</p><img src="images/refund.png">`:                "cannot download",
		"<ul><li><table><tr><td>A</td></tr></table></li></ul>": "a table in a list",
	} {
		p.ExpectError(plan(html(text)), "body", "Invalid Attribute Value", says)
	}
	p.ExpectNone(plan(html(`<iframe src="https://www.loom.com/embed/1"></iframe>`)))
	p.ExpectNone(plan(acctest.Values{"title": "Refunds"})) // in another place
	p.ExpectWarning(plan(acctest.Values{"title": "Refunds", "collection_id": billing}), "title", "Article Title Already in Use", `"Refunds" (id `+id+`)`, "import {")
	p.ExpectNone(plan(acctest.Values{
		"author_id": acctest.Unknown, "collection_id": acctest.Unknown, "audience_ids": acctest.Unknown, "tag_ids": acctest.Unknown,
		"body_markdown": acctest.Unknown, "translations": acctest.Unknown,
	}))
}

// Text that Intercom would refuse, and that its editor has made, stays as long as the
// configuration does not change it. So does an author who has left.
func TestResource_madeInIntercom(t *testing.T) {
	t.Parallel()
	const list = "<ul><li>A<ul><li>B</li></ul></li></ul>"
	server := workspace(t)
	id := server.Add(objects, map[string]any{"title": "Refunds", "body": list, "author_id": 5})
	p := acctest.Connect(t, server)
	object, diags := p.Import(typeName, id)
	p.ExpectNone(diags)
	object = p.Converge(typeName, object, article("Refund", html(list), acctest.Values{"author_id": "5"}))
	p.ExpectError(p.Plan(typeName, object, article("Refund", html(list+list), acctest.Values{"author_id": "5"})).Diagnostics, "body", "Invalid Attribute Value", "a list in another list")
}

// Intercom's refusals are at the attribute that they are about. A 404 for an audience
// or a collection does not mean that the article is gone.
func TestResource_refused(t *testing.T) {
	t.Parallel()
	for _, answer := range []intercomtest.CollectionReference{intercomtest.CollectionReference404, intercomtest.CollectionReference400} {
		t.Run(string(answer), func(t *testing.T) {
			t.Parallel()
			server := workspace(t, answering(intercomtest.Answers{CollectionReference: answer, ArticleTitles: intercomtest.ArticleTitles422}))
			server.Add(objects, map[string]any{"title": "Taken"})
			p := acctest.Connect(t, server)
			config := article("New", markdown("Never."))
			object := p.Converge(typeName, nil, config)
			for _, c := range []struct {
				kind, argument, says string
			}{
				{"audiences", "audience_ids", "unknown audience IDs"},
				{"help_center_collections", "collection_id", "does not have the collection"},
				{"admins", "author_id", "author_id is invalid"},
			} {
				if c.kind == "help_center_collections" && answer == intercomtest.CollectionReference400 {
					c.says = "parent_id is invalid"
				}
				for _, prior := range []*acctest.Object{nil, object} {
					id := server.Add(c.kind, map[string]any{"name": "VIP"})
					with := acctest.Values{c.argument: id}
					if c.argument == "audience_ids" {
						with = acctest.Values{c.argument: []string{id}}
					}
					title := "New"
					if prior == nil {
						title = "Another"
					}
					p := acctest.Connect(t, server)
					planned := p.Plan(typeName, prior, article(title, markdown("Never."), with))
					server.Remove(c.kind, id)
					left, diags := p.Apply(planned)
					verb := "Update"
					if prior == nil {
						verb = "Create"
					}
					p.ExpectError(diags, c.argument, "Unable to "+verb+" Article", c.says)
					if strings.Contains(diags[0].Detail, "no longer has the object") {
						t.Errorf("an unknown %s reads as if the article were gone: %s", c.argument, diags[0].Detail)
					}
					if (left == nil) != (prior == nil) {
						t.Errorf("after the refusal of %s, the state has %v", c.argument, left)
					}
				}
			}
			_, diags := p.Apply(p.Plan(typeName, nil, article("Taken", markdown("Never."))))
			p.ExpectError(diags, "title", "Unable to Create Article", "title has already been taken")
			acctest.Connect(t, server).ExpectNoChange(typeName, object, config)
		})
	}
}

// An audience that does not exist is to blame, even if the update moves the article.
func TestResource_refusedWithCollection(t *testing.T) {
	t.Parallel()
	server := workspace(t)
	p := acctest.Connect(t, server)
	object := p.Converge(typeName, nil, article("New", markdown("Never.")))
	audience, collection := server.Add("audiences", map[string]any{"name": "VIP"}), server.Add("help_center_collections", map[string]any{"name": "Billing"})
	planned := p.Plan(typeName, object, article("New", markdown("Never."), acctest.Values{"audience_ids": []string{audience}, "collection_id": collection}))
	server.Remove("audiences", audience)
	_, diags := p.Apply(planned)
	p.ExpectError(diags, "audience_ids", "Unable to Update Article", "unknown audience IDs: "+audience)
}

// An argument that the configuration does not have any more has its default, or what
// Intercom has, as the documentation says.
func TestResource_reset(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor(objects) {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := workspace(t, answering(alternative.Answers))
			audience, tag := server.Add("audiences", map[string]any{"name": "VIP"}), server.Add("tags", map[string]any{"name": "billing"})
			plain := article("Refunds", markdown("Never."))
			p := acctest.Connect(t, server)
			object := p.Converge(typeName, nil, plain.With(acctest.Values{
				"description": "When", "state": "published", "audience_ids": []string{audience}, "tag_ids": []string{tag},
				"ai_chatbot_availability": false, "ai_copilot_availability": false, "ai_sales_agent_availability": false,
				"translations": translations([3]string{"fr", "Remboursements", "Jamais."})["translations"],
			}))
			id := fmt.Sprint(p.Values(typeName, object)["id"])
			object = acctest.Connect(t, server).Converge(typeName, object, plain)
			for field, want := range map[string]string{
				"description": "", "state": "draft", "audience_ids": "[" + audience + "]", "tags": "[" + tag + "]",
				"ai_chatbot_availability": "true", "ai_copilot_availability": "true", "ai_sales_agent_availability": "true",
			} {
				if got := text(server, id, "", field); got != want {
					t.Errorf("%s is %s, want %s", field, got, want)
				}
			}
			if text(server, id, "fr", "title") != "Remboursements" {
				t.Error("the translation is gone")
			}
			acctest.Connect(t, server).Converge(typeName, object, plain.With(acctest.Values{"audience_ids": []string{}, "tag_ids": []string{}}))
			if got := text(server, id, "", "audience_ids") + text(server, id, "", "tags"); got != "[][]" {
				t.Errorf("the audiences and tags are %s", got)
			}
		})
	}
}

// An article whose tags Intercom refuses is there, and the next apply sets the tags.
func TestResource_tagsRefused(t *testing.T) {
	t.Parallel()
	server := workspace(t)
	tag := server.Add("tags", map[string]any{"name": "billing"})
	server.Fail(acctest.Problem("POST /articles/{id}/tags", 403, "forbidden", "Not authorized to manage knowledge base content", ""))
	p := acctest.Connect(t, server)
	config := article("Refunds", markdown("Never."), acctest.Values{"tag_ids": []string{tag}})
	object, diags := p.Apply(p.Plan(typeName, nil, config))
	p.ExpectWarning(diags, "tag_ids", "Article Not Tagged", "Not authorized to manage knowledge base content")
	server.Heal()
	object, diags = p.Read(typeName, object)
	p.ExpectNone(diags)
	p.Converge(typeName, object, config)
	if all := server.Objects(objects); len(all) != 1 || fmt.Sprint(all[0]["tags"]) != "["+tag+"]" {
		t.Errorf("there are %v", all)
	}
}

// A refresh of many articles reads the pages of the list once, and the articles whose
// text has changed. State keeps the texts of the others.
func TestResource_refreshMany(t *testing.T) {
	t.Parallel()
	const number, edited = 120, 3
	server := workspace(t)
	p := acctest.Connect(t, server)
	var all []*acctest.Object
	for i := range number {
		object, diags := p.Apply(p.Plan(typeName, nil, article(fmt.Sprint("Article ", i), markdown(fmt.Sprint("Revision ", i)))))
		p.ExpectNone(diags)
		all = append(all, object)
	}
	for _, o := range server.Objects(objects)[number-edited:] {
		edit(server, fmt.Sprint(o["id"]), "", map[string]any{"body": "<p>By hand.</p>", "body_markdown": "By hand.\n"})
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
	if list, single := server.Count("GET /articles"), server.Count("GET /articles/{id}"); list != 3 || single != 10+edited {
		t.Errorf("the requests were %v", server.Counts())
	}
}

// The answer to a create can get lost. The article that was made is found and read, and
// not one from before.
func TestResource_lostCreate(t *testing.T) {
	t.Parallel()
	server := workspace(t)
	before := server.Add(objects, map[string]any{"title": "Refunds"})
	server.Fail(intercomtest.Fault{Request: "POST /articles", Kind: intercomtest.FaultDrop, After: true})
	p := acctest.Connect(t, server)
	made := p.Values(typeName, p.Converge(typeName, nil, article("Refunds", markdown(strings.Repeat("Never. ", 1000)))))
	if all := server.Objects(objects); len(all) != 2 || made["id"] == before {
		t.Errorf("made %v; there are %v", made, all)
	}
}

// The plural data source has no texts unless it is asked for them, and is filtered by
// collection and state. A title is looked up within a collection.
func TestDataSources(t *testing.T) {
	t.Parallel()
	server := workspace(t)
	billing := server.Add("help_center_collections", map[string]any{"name": "Billing"})
	in := server.Add(objects, map[string]any{"title": "Refunds", "body": "<p>Never.</p>", "state": "published", "parent_ids": []any{json.Number(billing)}})
	out := server.Add(objects, map[string]any{"title": "Refunds", "body": "<p>Always.</p>"})
	p := acctest.Connect(t, server)
	for _, c := range []struct {
		with acctest.Values
		ids  []string
		text any
	}{
		{nil, []string{in, out}, nil},
		{acctest.Values{"collection_id": billing}, []string{in}, nil},
		{acctest.Values{"state": "draft"}, []string{out}, nil},
		{acctest.Values{"collection_id": billing, "with_bodies": true}, []string{in}, "Never.\n"},
	} {
		state, diags := p.ReadDataSource("intercom_articles", c.with)
		p.ExpectNone(diags)
		var ids []string
		for _, found := range p.Objects(state[objects]) {
			if ids = append(ids, fmt.Sprint(found["id"])); found["body_markdown"] != c.text {
				t.Errorf("with %v, the text is %v", c.with, found["body_markdown"])
			}
		}
		if slices.Sort(ids); !slices.Equal(ids, c.ids) {
			t.Errorf("with %v, found %v, want %v", c.with, ids, c.ids)
		}
	}
	_, diags := p.ReadDataSource(typeName, acctest.Values{"title": "Refunds"})
	p.ExpectError(diags, "title", "Several Articles", in, out)
	one, diags := p.ReadDataSource(typeName, acctest.Values{"title": "Refunds", "collection_id": billing})
	p.ExpectNone(diags)
	if one["id"] != in || one["body_markdown"] != "Never.\n" {
		t.Errorf("found %v", one)
	}
}
