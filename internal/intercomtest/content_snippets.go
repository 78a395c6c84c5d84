package intercomtest

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// Content snippets are short texts that Fin and Copilot answer from:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/content-snippets
var contentSnippetKind = kind{
	name:     "content_snippets",
	firstID:  456,
	notFound: refuse(404, "not_found", "Content snippet not found"),
	routes: []route{
		{pattern: "GET /content_snippets", query: []string{"page", "per_page"}, handle: listContentSnippets},
		{pattern: "POST /content_snippets", fields: snippetFields, status: http.StatusCreated, handle: createContentSnippet},
		{pattern: "GET /content_snippets/{id}", handle: getContentSnippet},
		{pattern: "PUT /content_snippets/{id}", fields: snippetFields, handle: updateContentSnippet},
		{pattern: "DELETE /content_snippets/{id}", status: http.StatusNoContent, handle: deleteContentSnippet},
	},
	add:       func(w *workspace, o object) string { return text(w.addContentSnippet(o), "id") },
	seed:      seedContentSnippets,
	seedLarge: seedManyContentSnippets,
	alternatives: []Answers{
		{SnippetTitles: SnippetTitlesUnique},
		{SnippetMarkdown: SnippetMarkdownTextOnly},
		{SnippetBlocks: SnippetBlocksDecorated},
		{SnippetDeleteAgain: SnippetDeleteAgainAccepted},
		{NameEscape: NameEscapeAll},
		{NameBlanks: NameBlanksTrimmed},
		{PageNumbers: PageNumbersStrings},
	},
	deviations: []deviation{{
		"a refused token is described for all other objects, and is the same everywhere",
		"status", "401", "unknown",
		[]string{"GET /content_snippets", "POST /content_snippets", "GET /content_snippets/{}", "PUT /content_snippets/{}", "DELETE /content_snippets/{}"},
	}},
}

var snippetFields = fields{
	"title": stringType, "json_blocks": arrayType, "body_markdown": stringType, "locale": stringType, "audience_ids": arrayType | nullType,
	"ai_chatbot_availability": boolType, "ai_copilot_availability": boolType, "ai_sales_agent_availability": boolType,
}

func listContentSnippets(w *workspace, r *request) (object, *problem) {
	all := w.objects("content_snippets").items()
	if w.answers().ListOrder == ListOrderNewest {
		slices.Reverse(all)
	}
	items, pages := page(w, r, all, pageSize{standard: 50, max: 50})
	for i, item := range items {
		snippet, _ := item.(object)
		items[i] = w.renderSnippet(snippet)
	}
	out := list(items)
	copyFields(out, pages, "page", "per_page", "total_pages")
	out["total_count"] = len(all)
	return out, nil
}

func getContentSnippet(w *workspace, r *request) (object, *problem) {
	snippet, p := w.find("content_snippets", r.id())
	if p != nil {
		return nil, p
	}
	return w.renderSnippet(snippet), nil
}

// renderSnippet returns a content snippet as answers have it.
func (w *workspace) renderSnippet(snippet object) object {
	out := changed(snippet)
	for old, field := range map[string]string{"chatbot_availability": "ai_chatbot_availability", "copilot_availability": "ai_copilot_availability"} {
		out[old] = map[any]int{true: 1}[out[field]]
	}
	if title := text(out, "title"); title != "" && w.answers().SnippetMarkdown != SnippetMarkdownTextOnly {
		out["body_markdown"] = "# " + strings.Join(strings.Fields(title), " ") + "\n\n" + text(out, "body_markdown")
	}
	if w.answers().SnippetBlocks == SnippetBlocksDecorated {
		blocks := []any{}
		for i, block := range out["json_blocks"].([]any) { //nolint:forcetypeassert // every snippet has them
			decorated := maps.Clone(block.(object)) //nolint:forcetypeassert // the contract was checked
			decorated["id"], decorated["class"] = uuid(out["id"], i), "no-margin"
			blocks = append(blocks, decorated)
		}
		out["json_blocks"] = blocks
	}
	return out
}

func createContentSnippet(w *workspace, r *request) (object, *problem) {
	_, blocks := r.body["json_blocks"]
	_, markdown := r.body["body_markdown"]
	switch {
	case text(r.body, "title") == "":
		return nil, refuse(422, "validation_error", "Title can't be blank")
	case !blocks && !markdown:
		return nil, refuse(422, "validation_error", "Either json_blocks or body_markdown must be provided")
	}
	o := object{}
	if p := w.setSnippet(o, r.body); p != nil {
		return nil, p
	}
	return w.renderSnippet(w.addContentSnippet(o)), nil
}

func updateContentSnippet(w *workspace, r *request) (object, *problem) {
	before, p := w.find("content_snippets", r.id())
	if p != nil {
		return nil, p
	}
	after := changed(before)
	if p := w.setSnippet(after, r.body); p != nil {
		return nil, p
	}
	w.stamp(after)
	w.objects("content_snippets").set(r.id(), after)
	return w.renderSnippet(after), nil
}

// setSnippet changes a content snippet as a request asks, or returns a refusal.
func (w *workspace) setSnippet(o, body object) *problem {
	title, hasTitle := body["title"].(string)
	_, blocks := body["json_blocks"]
	_, markdown := body["body_markdown"]
	locale, hasLocale := body["locale"].(string)
	switch {
	case hasTitle && strings.TrimSpace(title) == "":
		return refuse(422, "validation_error", "Title can't be blank")
	case utf8.RuneCountInString(title) > 255:
		return refuse(422, "validation_error", "Title is too long (maximum is 255 characters)")
	case blocks && markdown:
		return refuse(422, "validation_error", "json_blocks and body_markdown are mutually exclusive")
	case hasLocale && !isLocale(locale):
		return refuse(422, "validation_error", "The language is not currently supported for Fin")
	}
	if p := w.checkAudiencesOf(body); p != nil {
		return p
	}
	copyFields(o, body, slices.Sorted(maps.Keys(snippetFields))...)
	if markdown {
		delete(o, "json_blocks")
	}
	if blocks {
		delete(o, "body_markdown")
	}
	if o["locale"] == nil {
		o["locale"] = "en"
	}
	for otherID, other := range w.objects("content_snippets").all {
		same := other["title"] == o["title"] && other["locale"] == o["locale"]
		if same && otherID != text(o, "id") && w.answers().SnippetTitles == SnippetTitlesUnique {
			return refuse(422, "validation_error", "Title has already been taken")
		}
	}
	settleSnippet(o)
	return nil
}

// checkAudiencesOf returns the refusal of a request with an audience that does not
// exist, or nil.
func (w *workspace) checkAudiencesOf(body object) *problem {
	ids, _ := body["audience_ids"].([]any)
	var unknown []string
	for _, id := range ids {
		if _, ok := w.objects("audiences").get(idString(id)); !ok {
			unknown = append(unknown, idString(id))
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	return refuse(404, "parameter_invalid", "audience_ids contains unknown audience IDs: "+strings.Join(unknown, ", "))
}

// settleSnippet makes the text of a content snippet the same in both forms. It changes
// o, which has at least one of them.
func settleSnippet(o object) {
	if blocks, ok := o["json_blocks"].([]any); ok {
		var texts []string
		for _, block := range blocks {
			block, _ := block.(object)
			texts = append(texts, map[string]string{"heading": "# "}[text(block, "type")]+text(block, "text"))
		}
		if _, ok := o["body_markdown"]; !ok {
			o["body_markdown"] = strings.Join(texts, "\n\n") + "\n"
		}
		return
	}
	o["body_markdown"] = strings.TrimSpace(text(o, "body_markdown")) + "\n"
	blocks := []any{}
	for part := range strings.SplitSeq(strings.TrimSpace(text(o, "body_markdown")), "\n\n") {
		heading, ok := strings.CutPrefix(part, "# ")
		switch {
		case ok:
			blocks = append(blocks, object{"type": "heading", "text": heading})
		case part != "":
			blocks = append(blocks, object{"type": "paragraph", "text": part})
		}
	}
	o["json_blocks"] = blocks
}

func deleteContentSnippet(w *workspace, r *request) (object, *problem) {
	_, p := w.find("content_snippets", r.id())
	switch {
	case p != nil && w.answers().SnippetDeleteAgain == SnippetDeleteAgainAccepted && idNumber(r.id()) < w.objects("content_snippets").next:
		return nil, nil
	case p != nil:
		return nil, p
	case len(w.dependants["content_snippets/"+r.id()]) > 0:
		return nil, refuse(422, "content_has_procedure_dependencies", "Content snippet has dependent procedures and cannot be deleted")
	}
	w.objects("content_snippets").remove(r.id())
	return nil, nil
}

func (w *workspace) addContentSnippet(in object) object {
	o := object{
		"type": "content_snippet", "title": "Snippet", "locale": "en", "audience_ids": []any{}, "ai_chatbot_availability": false,
		"ai_copilot_availability": false, "ai_sales_agent_availability": false, "created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, in)
	if o["audience_ids"] == nil {
		o["audience_ids"] = []any{}
	}
	o["id"] = w.idOf("content_snippets", o)
	settleSnippet(o)
	w.objects("content_snippets").set(text(o, "id"), o)
	return o
}

func seedContentSnippets(s *Server) {
	enterprise := idNumber(s.find("audiences", "Enterprise accounts"))
	s.Add("content_snippets", object{
		"title": "Reset a password", "ai_chatbot_availability": true, "ai_copilot_availability": true,
		"body_markdown": "Open **Settings > Security** and choose *Reset password*.\n\nThe link in the email works for an hour.",
	})
	s.Add("content_snippets", object{
		"title": "Single sign-on & SCIM", "audience_ids": []any{enterprise}, "ai_chatbot_availability": true, "ai_sales_agent_availability": true,
		"body_markdown": "Single sign-on is a part of the enterprise plan.",
	})
	s.Add("content_snippets", object{
		"title": "Rembourser une commande", "locale": "fr", "ai_copilot_availability": true,
		"json_blocks": []any{object{"type": "paragraph", "text": "Sous 14 jours, depuis la page de la commande."}},
	})
}

// seedManyContentSnippets adds sixty content snippets. Some have one title, some begin
// with the title again, and one has no text.
func seedManyContentSnippets(s *Server) {
	for i := range 60 {
		o := object{"title": uglyName(i / 2), "body_markdown": uglyName(i) + "\n\n" + uglyName(i+1), "ai_copilot_availability": i%2 == 0}
		switch i % 5 {
		case 1:
			o["locale"] = []string{"fr", "de", "pt-BR"}[i%3]
		case 2:
			o["body_markdown"] = fmt.Sprintf("# %s\n\n%s", uglyName(i/2), uglyName(i))
		case 3:
			o["json_blocks"] = []any{object{"type": "image", "url": "https://downloads.intercomcdn.com/i/o/1/a.png"}, object{"type": "paragraph", "text": uglyName(i)}}
		}
		s.Add("content_snippets", o)
	}
	s.Add("content_snippets", object{"title": "Empty", "body_markdown": ""})
}
