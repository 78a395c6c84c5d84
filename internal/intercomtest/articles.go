package intercomtest

import (
	"fmt"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Articles are what a help center consists of:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles
var articleKind = kind{
	name:         "articles",
	firstID:      39,
	escapesNames: true,
	routes: []route{
		{pattern: "GET /articles", query: []string{"page", "per_page", "starting_after"}, handle: listArticles},
		{pattern: "POST /articles", fields: articleFields.with("parent_id", integerType), handle: createArticle},
		{pattern: "GET /articles/{id}", handle: getArticle},
		{pattern: "PUT /articles/{id}", fields: articleFields.with("parent_id", stringType), handle: updateArticle},
		{pattern: "DELETE /articles/{id}", handle: deleteArticle},
	},
	add: func(w *workspace, o object) string { return text(w.addArticle(o), "id") },
	seed: func(s *Server) {
		billing := idNumber(s.find("help_center_collections", "Billing & payments"))
		s.Add("articles", object{
			"title": "Refunds & credits", "state": "published", "parent_ids": []any{billing},
			"body":               `<h2>When we refund</h2><p>Within 14 days.</p><img src="https://example.com/refund.png">`,
			"translated_content": object{"fr": object{"title": "Remboursements", "body": "<p>Sous 14 jours.</p>", "state": "published"}},
		})
		s.Add("articles", object{"title": "Change your card", "body": "<p>Open the settings.</p>", "state": "published", "parent_ids": []any{billing}})
		s.Add("articles", object{"title": "Plans for 2027", "body": "<p>To be written.</p>"})
	},
	deviations: []deviation{
		{
			"the pages of this list are described for 2.11, and Intercom's SDKs ask for them",
			"query", "page", "unknown", articleList,
		},
		{
			"the pages of this list are described for 2.11, and Intercom's SDKs ask for them",
			"query", "per_page", "unknown", articleList,
		},
		{
			"the schema of pages has a cursor, and no description of the list takes it",
			"query", "starting_after", "unknown", articleList,
		},
		{
			"clients that page this list have seen a URL, as Intercom's SDKs expect; the schema has a cursor",
			"answer", "/pages/next", "type", articleList,
		},
		{
			"a description of the operation says that articles of help centers with one language have it here",
			"answer", "/data/*/audience_ids", "unknown", articleList,
		},
		{
			"a description of the operation says that articles of help centers with one language have it here",
			"answer", "/audience_ids", "unknown", articleObject,
		},
		{
			"the examples have it; the schema has conversions",
			"answer", "/statistics/conversations", "unknown", articleObject,
		},
		{
			"a collection that does not exist: no refusal of it is described",
			"status", "404", "unknown",
			[]string{"POST /articles"},
		},
		{
			"both bodies at once: the description says that they exclude each other, and not what a request with both gets",
			"status", "422", "unknown",
			[]string{"POST /articles", "PUT /articles/{}"},
		},
	},
}

var (
	articleContentFields = fields{
		"title": stringType, "description": stringType, "body": stringType, "body_markdown": stringType, "author_id": integerType,
		"state": stringType, "audience_ids": arrayType | nullType, "ai_chatbot_availability": boolType, "ai_copilot_availability": boolType,
		"ai_sales_agent_availability": boolType,
	}
	articleFields = articleContentFields.with("parent_type", stringType).with("translated_content", objectType|nullType)
	articleList   = []string{"GET /articles"}
	articleObject = []string{"POST /articles", "GET /articles/{}", "PUT /articles/{}"}
)

func listArticles(w *workspace, r *request) (object, *problem) {
	all := w.objects("articles").newestFirst() // documented on the operation
	articles, pages := page(w, r, all, pageSize{standard: 25, max: 150})
	items := []any{}
	for _, article := range articles {
		items = append(items, w.renderArticle(article))
	}
	out := list(items)
	out["pages"], out["total_count"] = pages, len(all)
	return out, nil
}

func getArticle(w *workspace, r *request) (object, *problem) {
	article, p := w.find("articles", r.id())
	if p != nil {
		return nil, p
	}
	return w.renderArticle(article), nil
}

// renderArticle returns an article as answers have it. Translations are shown by
// multilingual help centers.
func (w *workspace) renderArticle(article object) object {
	out := w.renderBody(article)
	translations, _ := article["translated_content"].(object)
	delete(out, "translated_content")
	if center := w.defaultHelpCenter(); isMultilingual(center) {
		shown := object{"type": "article_translated_content"}
		for locale, content := range translations {
			if content, ok := content.(object); ok {
				shown[locale] = w.renderBody(content)
			}
		}
		out["default_locale"], out["translated_content"] = locales(center)[0], shown
		delete(out, "audience_ids") // each language has its own
	}
	return out
}

var (
	articleImage   = regexp.MustCompile(`(<img src="https://downloads\.intercomcdn\.com/[^"?]*)"`)
	articleHeading = regexp.MustCompile(`<h([12])>`)
)

// renderBody returns an article in one language with the body of one answer: the
// addresses of images have a signature, and headings an id. Both change each time,
// ids therefore more often than in Intercom, where a write changes them.
func (w *workspace) renderBody(content object) object {
	out := changed(content)
	w.bodies++
	body := articleHeading.ReplaceAllString(text(out, "body"), fmt.Sprintf(`<h$1 id="h_%x">`, w.bodies))
	out["body"] = articleImage.ReplaceAllString(body, fmt.Sprintf(`$1?expires=%d&amp;signature=%x&amp;req=%x"`, w.now()+3600, w.bodies, w.bodies))
	return out
}

func createArticle(w *workspace, r *request) (object, *problem) {
	if _, ok := r.body["author_id"]; !ok {
		return nil, refuse(400, "parameter_not_found", "author_id must be in the main body or default locale translated_content object")
	}
	if strings.TrimSpace(text(r.body, "title")) == "" {
		return nil, refuse(400, "parameter_not_found", "title is a required parameter")
	}
	o := object{"translated_content": object{}, "state": "draft"}
	if p := w.setArticle(o, r.body); p != nil {
		return nil, p
	}
	return w.renderArticle(w.addArticle(o)), nil
}

func updateArticle(w *workspace, r *request) (object, *problem) {
	before, p := w.find("articles", r.id())
	if p != nil {
		return nil, p
	}
	after := changed(before)
	if p := w.setArticle(after, r.body); p != nil {
		return nil, p
	}
	w.stamp(after)
	w.objects("articles").set(r.id(), after)
	return w.renderArticle(after), nil
}

func deleteArticle(w *workspace, r *request) (object, *problem) {
	if _, p := w.find("articles", r.id()); p != nil {
		return nil, p
	}
	w.objects("articles").remove(r.id())
	return object{"id": r.id(), "object": "article", "deleted": true}, nil
}

// setArticle changes an article as a request asks, or returns a refusal.
func (w *workspace) setArticle(o, body object) *problem {
	if p := w.setArticleContent(o, body); p != nil {
		return p
	}
	if parent, ok := body["parent_id"]; ok {
		if _, ok := w.objects("help_center_collections").get(idString(parent)); !ok {
			return errNotFound
		}
		o["parent_ids"] = []any{idNumber(idString(parent))}
	}
	before, _ := o["translated_content"].(object)
	after := maps.Clone(before)
	translations, _ := body["translated_content"].(object)
	for _, locale := range slices.Sorted(maps.Keys(translations)) {
		content, ok := translations[locale].(object)
		switch {
		case locale == "type" || translations[locale] == nil:
			continue
		case !isLocale(locale) || !ok:
			return invalid("translated_content is invalid")
		}
		translation, _ := before[locale].(object)
		translation = w.articleContent(translation)
		if p := w.setArticleContent(translation, content); p != nil {
			return p
		}
		after[locale] = translation
	}
	o["translated_content"] = after
	return nil
}

// setArticleContent changes an article in one language.
func (w *workspace) setArticleContent(o, body object) *problem {
	body = changed(body)
	markdown, isMarkdown := body["body_markdown"].(string)
	if isMarkdown {
		if _, both := body["body"]; both {
			return refuse(422, "parameter_invalid", "body and body_markdown cannot both be set")
		}
		body["body"] = htmlOf(markdown)
	}
	if author, ok := body["author_id"]; ok {
		if _, ok := w.objects("admins").get(idString(author)); !ok {
			return invalid("author_id is invalid")
		}
	}
	if state, ok := body["state"]; ok && state != "draft" && state != "published" {
		return invalid("state must be draft or published")
	}
	copyFields(o, body, slices.Sorted(maps.Keys(articleContentFields))...)
	w.settleBody(o)
	return nil
}

// settleBody changes a body to what Intercom makes of it.
func (w *workspace) settleBody(o object) {
	body, ok := o["body"].(string)
	if !ok {
		return
	}
	body = rewrittenBody(body)
	o["body"] = body
	text := strings.NewReplacer("<h1>", "# ", "<h2>", "## ", "</p>", "\n\n", "</h1>", "\n\n", "</h2>", "\n\n").Replace(body)
	o["body_markdown"] = strings.TrimSpace(html.UnescapeString(markup.ReplaceAllString(text, ""))) + "\n"
}

var (
	markup     = regexp.MustCompile(`<[^>]*>`)
	rewritings = []struct {
		from *regexp.Regexp
		to   string
	}{
		{regexp.MustCompile(`<(/?)h[3-6][^>]*>`), "<${1}h2>"},
		{regexp.MustCompile(`<(/?)strong>`), "<${1}b>"},
		{regexp.MustCompile(`<(/?)em>`), "<${1}i>"},
		{regexp.MustCompile(`(?s)<script.*?</script>`), ""},
		{regexp.MustCompile(`<p>`), `<p class="no-margin">`},
		{regexp.MustCompile(`<img src="https?://(?:[^"/]*/)*([^"/?]*)(?:\?[^"]*)?"`), `<img src="https://downloads.intercomcdn.com/i/o/1/${1}"`},
		{regexp.MustCompile(`<(h[12])\s[^>]*>`), "<${1}>"},
	}
)

// rewrittenBody returns HTML as the documentation of articles says that Intercom
// changes it: https://developers.intercom.com/docs/guides/help-center/supported-html
// Images are at an address of Intercom's. Text is in a paragraph.
func rewrittenBody(body string) string {
	body = strings.TrimSpace(body)
	if body != "" && !strings.HasPrefix(body, "<") {
		body = "<p>" + body + "</p>"
	}
	for _, rewriting := range rewritings {
		body = rewriting.from.ReplaceAllString(body, rewriting.to)
	}
	return body
}

// htmlOf returns Markdown of headings and paragraphs as HTML.
func htmlOf(markdown string) string {
	var out strings.Builder
	for block := range strings.SplitSeq(strings.TrimSpace(markdown), "\n\n") {
		content, element := html.EscapeString(block), "p"
		for level := range 6 {
			if marks := strings.Repeat("#", level+1) + " "; strings.HasPrefix(block, marks) {
				content, element = html.EscapeString(block[len(marks):]), fmt.Sprintf("h%d", level+1)
			}
		}
		fmt.Fprintf(&out, "<%s>%s</%s>", element, content, element)
	}
	return out.String()
}

// articleContent returns a copy of an article in one language, with defaults for what
// is not given.
func (w *workspace) articleContent(in object) object {
	o := object{
		"type": "article_content", "title": "", "description": "", "body": "", "body_markdown": "", "author_id": idNumber(w.tokenOwner()),
		"state": "draft", "created_at": w.now(), "updated_at": w.now(), "audience_ids": []any{}, "ai_chatbot_availability": true,
		"ai_copilot_availability": true, "ai_sales_agent_availability": true, "has_unpublished_changes": false, "draft_updated_at": nil,
	}
	maps.Copy(o, in)
	return o
}

func (w *workspace) addArticle(in object) object {
	o := w.articleContent(object{"type": "article", "workspace_id": w.config.WorkspaceID, "title": "Article"})
	maps.Copy(o, object{
		"url": nil, "parent_ids": []any{}, "tags": object{"type": "tag.list", "tags": []any{}},
		"translated_content": object{}, "help_center_audience": "everyone", "exclude_from_article_suggestions": false,
	})
	maps.Copy(o, in)
	o["id"] = w.idOf("articles", o)
	w.settleBody(o)
	translations, _ := o["translated_content"].(object)
	contents := object{}
	for locale, content := range translations {
		content, _ := content.(object)
		content = w.articleContent(content)
		w.settleBody(content)
		contents[locale] = content
	}
	o["translated_content"] = contents
	if o["state"] == "published" {
		o["url"] = text(w.defaultHelpCenter(), "url") + "/en/articles/" + text(o, "id")
	}
	w.objects("articles").set(text(o, "id"), o)
	return o
}
