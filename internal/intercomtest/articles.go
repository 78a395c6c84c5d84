package intercomtest

import (
	"fmt"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"

	parser "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
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
		{pattern: "POST /articles/{id}/draft/publish", fields: fields{"locales": arrayType}, handle: publishArticle},
		{pattern: "POST /articles/{id}/tags", fields: fields{"id": stringType, "admin_id": stringType | nullType}, handle: tagArticle},
		{pattern: "DELETE /articles/{id}/tags/{tag}", handle: untagArticle},
	},
	add:       func(w *workspace, o object) string { return text(w.addArticle(o), "id") },
	seed:      seedArticles,
	seedLarge: seedManyArticles,
	alternatives: []Answers{
		{ArticleUpdate: ArticleUpdateReset},
		{ArticleBodies: ArticleBodiesEchoed},
		{ArticleMarkdown: ArticleMarkdownRendered},
		{ArticlePendingDraft: ArticlePendingDraftLive},
		{ArticleParents: ArticleParentsLater},
		{ArticleParentClear: ArticleParentClearApplied},
		{ArticleTitles: ArticleTitles400},
		{ArticleTitles: ArticleTitles422},
		{ArticleTagAgain: ArticleTagAgainRefused},
		{ArticleAudiencesNull: ArticleAudiencesNullIgnored},
		{ArticleAudiencesNull: ArticleAudiencesNullRefused},
		{CollectionReference: CollectionReference400},
		{CollectionTranslations: CollectionTranslationsLocale},
		{CollectionTranslations: CollectionTranslationsReplaced},
		{CollectionLocaleNull: CollectionLocaleNullRemoved},
		{CollectionLocaleNull: CollectionLocaleNullRefused},
		{CollectionDefaultLocale: CollectionDefaultLocalePresent},
		{CollectionTranslationsShown: CollectionTranslationsShownAlways},
		{CollectionTranslationsShown: CollectionTranslationsShownNever},
		{BlankDescription: BlankDescriptionNull},
		{BlankDescription: BlankDescriptionAbsent},
		{NameEscape: NameEscapeNone},
		{NameBlanks: NameBlanksTrimmed},
		{PagesNext: PagesNextCursor},
		{PagesNext: PagesNextNone},
		{PageNumbers: PageNumbersStrings},
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
			"both bodies at once, or a title that is taken: no refusal is described",
			"status", "422", "unknown",
			[]string{"POST /articles", "PUT /articles/{}"},
		},
		{
			"a tag that the article has already: no refusal is described",
			"status", "422", "unknown",
			[]string{"POST /articles/{}/tags"},
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
// multilingual help centers, which have the audiences in them.
func (w *workspace) renderArticle(article object) object {
	out := w.renderContent(article)
	out["tags"] = object{"type": "tag.list", "tags": w.renderTags(article)}
	translations, _ := article["translated_content"].(object)
	delete(out, "translated_content")
	center, answer := w.defaultHelpCenter(), w.answers().CollectionTranslationsShown
	if isMultilingual(center) {
		out["default_locale"] = locales(center)[0]
		delete(out, "audience_ids") // each language has its own
	}
	if answer != CollectionTranslationsShownAlways && (!isMultilingual(center) || answer == CollectionTranslationsShownNever) {
		return out
	}
	shown := object{"type": "article_translated_content"}
	for locale, content := range translations {
		if content, ok := content.(object); ok {
			shown[locale] = w.renderContent(content)
		}
	}
	if w.answers().CollectionDefaultLocale == CollectionDefaultLocalePresent {
		content := object{"type": "article_content"}
		copyFields(content, w.renderContent(article), slices.Sorted(maps.Keys(articleContentFields))...)
		shown[idString(locales(center)[0])] = content
	}
	out["translated_content"] = shown
	return out
}

// renderTags returns the tags of an article that have not been deleted.
func (w *workspace) renderTags(article object) []any {
	tags := []any{}
	for _, id := range tagsOf(article) {
		if tag, ok := w.objects("tags").get(idString(id)); ok {
			tags = append(tags, object{"type": "tag", "id": tag["id"], "name": tag["name"]})
		}
	}
	return tags
}

// tagsOf returns the ids of the tags of an article.
func tagsOf(article object) []any {
	ids, _ := article["tags"].([]any)
	return ids
}

var (
	articleImage   = regexp.MustCompile(`(<img src="https://downloads\.intercomcdn\.com/[^"?]*)"`)
	articleHeading = regexp.MustCompile(`<h([12])>`)
)

// renderContent returns an article in one language as an answer has it.
func (w *workspace) renderContent(content object) object {
	out := changed(content)
	if out["type"] == "article" || w.answers().BlankDescription != BlankDescriptionNull { // translations cannot have null
		w.renderDescription(out)
	}
	if w.answers().ArticleBodies == ArticleBodiesEchoed {
		return out
	}
	return w.renderBody(out)
}

// renderBody returns an object with the body of one answer: the addresses of images have
// a signature, and headings an id. Both change each time, ids therefore more often than
// in Intercom, where a write changes them.
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
	for _, other := range w.objects("articles").all {
		status := map[ArticleTitles]int{ArticleTitles400: 400, ArticleTitles422: 422}[w.answers().ArticleTitles]
		if status != 0 && other["title"] == r.body["title"] {
			return nil, refuse(status, "parameter_invalid", "title has already been taken")
		}
	}
	o := object{"translated_content": object{}, "state": "draft"}
	if p := w.setArticle("", o, r.body); p != nil {
		return nil, p
	}
	out := w.renderArticle(w.addArticle(o))
	if w.answers().ArticleParents == ArticleParentsLater {
		out["parent_ids"] = []any{} // as in the examples
	}
	return out, nil
}

func updateArticle(w *workspace, r *request) (object, *problem) {
	before, p := w.find("articles", r.id())
	if p != nil {
		return nil, p
	}
	after := changed(before)
	if w.answers().ArticleUpdate == ArticleUpdateReset {
		maps.Copy(after, object{
			"description": "", "body": "", "body_markdown": "", "state": "draft", "parent_ids": []any{}, "audience_ids": []any{},
			"ai_chatbot_availability": true, "ai_copilot_availability": true, "ai_sales_agent_availability": true,
		})
	}
	if p := w.setArticle(r.id(), after, r.body); p != nil {
		return nil, p
	}
	w.setArticleURL(after)
	w.stamp(after)
	w.objects("articles").set(r.id(), after)
	return w.renderArticle(after), nil
}

// publishArticle publishes the pending changes of an article, in all languages.
func publishArticle(w *workspace, r *request) (object, *problem) {
	article, p := w.find("articles", r.id())
	if p != nil {
		return nil, p
	}
	article = changed(article)
	translations, _ := article["translated_content"].(object)
	translations = maps.Clone(translations)
	_, named := r.body["locales"]
	switch {
	case w.drafts[r.id()] == nil && article["has_unpublished_changes"] != true:
		return nil, refuse(422, "parameter_invalid", "Article has no draft to publish")
	case isMultilingual(w.defaultHelpCenter()) && !named:
		return nil, refuse(422, "parameter_not_found", "locales must be specified to publish a draft on a multilingual workspace")
	}
	for locale, draft := range w.drafts[r.id()] {
		content := article
		if locale != "" {
			content, _ = translations[locale].(object)
			content = changed(content)
			translations[locale] = content
		}
		maps.Copy(content, draft)
		content["has_unpublished_changes"] = false
	}
	article["translated_content"], article["has_unpublished_changes"] = translations, false
	delete(w.drafts, r.id())
	w.objects("articles").set(r.id(), article)
	return w.renderArticle(article), nil
}

// articleAndTag returns what a request about a tag of an article is about.
func (w *workspace) articleAndTag(r *request, id string) (article, tag object, p *problem) {
	article, ok := w.objects("articles").get(r.id())
	if !ok {
		return nil, nil, refuse(404, "article_not_found", "Article not found")
	}
	if tag, ok = w.objects("tags").get(id); !ok {
		return nil, nil, refuse(404, "tag_not_found", "Tag not found")
	}
	return changed(article), tag, nil
}

func tagArticle(w *workspace, r *request) (object, *problem) {
	article, tag, p := w.articleAndTag(r, text(r.body, "id"))
	if p != nil {
		return nil, p
	}
	if slices.Contains(tagsOf(article), tag["id"]) {
		if w.answers().ArticleTagAgain == ArticleTagAgainRefused {
			return nil, refuse(422, "parameter_invalid", "The article already has the tag")
		}
	} else {
		article["tags"] = append(slices.Clone(tagsOf(article)), tag["id"])
	}
	w.objects("articles").set(r.id(), article)
	return object{
		"type": "tag", "id": tag["id"], "name": tag["name"], "applied_at": w.now(), "applied_by": object{"type": "admin", "id": w.tokenOwner()},
	}, nil
}

func untagArticle(w *workspace, r *request) (object, *problem) {
	article, tag, p := w.articleAndTag(r, r.http.PathValue("tag"))
	if p != nil {
		return nil, p
	}
	article["tags"] = slices.DeleteFunc(slices.Clone(tagsOf(article)), func(id any) bool { return id == tag["id"] })
	w.objects("articles").set(r.id(), article)
	return object{"type": "tag", "id": tag["id"], "name": tag["name"], "applied_at": nil, "applied_by": nil}, nil
}

func deleteArticle(w *workspace, r *request) (object, *problem) {
	if _, p := w.find("articles", r.id()); p != nil {
		return nil, p
	}
	w.objects("articles").remove(r.id())
	return object{"id": r.id(), "object": "article", "deleted": true}, nil
}

// setArticle changes an article as a request asks, or returns a refusal. id is "" for
// an article that is made.
func (w *workspace) setArticle(id string, o, body object) *problem {
	if p := w.setArticleContent(id, "", o, body); p != nil {
		return p
	}
	switch parent, ok := body["parent_id"]; {
	case !ok:
	case parent == "" && w.answers().ArticleParentClear == ArticleParentClearApplied:
		o["parent_ids"] = []any{}
	default:
		if _, ok := w.objects("help_center_collections").get(idString(parent)); !ok {
			return w.unknownReference("parent_id")
		}
		o["parent_ids"] = []any{idNumber(idString(parent))}
	}
	before, _ := o["translated_content"].(object)
	after := maps.Clone(before)
	translations, _ := body["translated_content"].(object)
	if translations != nil && w.answers().CollectionTranslations == CollectionTranslationsReplaced {
		after = object{}
	}
	for _, locale := range slices.Sorted(maps.Keys(translations)) {
		content, isObject := translations[locale].(object)
		switch {
		case locale == "type":
			continue
		case !isLocale(locale) || !isObject && translations[locale] != nil,
			content == nil && w.answers().CollectionLocaleNull == CollectionLocaleNullRefused:
			return invalid("translated_content is invalid")
		case content == nil:
			if w.answers().CollectionLocaleNull == CollectionLocaleNullRemoved {
				delete(after, locale)
			}
			continue
		}
		translation, _ := before[locale].(object)
		if w.answers().CollectionTranslations != CollectionTranslationsMerged {
			translation = nil
		}
		translation = w.articleContent(translation)
		if p := w.setArticleContent(id, locale, translation, content); p != nil {
			return p
		}
		after[locale] = translation
	}
	if audiences, ok := body["audience_ids"]; ok && audiences != nil {
		for locale, content := range after {
			content, _ := content.(object)
			content = changed(content)
			content["audience_ids"] = audiences
			after[locale] = content
		}
	}
	o["translated_content"] = after
	return nil
}

// setArticleContent changes an article in one language. The texts of a published
// article with pending changes are added to those.
func (w *workspace) setArticleContent(id, locale string, o, body object) *problem {
	body = changed(body)
	markdown, isMarkdown := body["body_markdown"].(string)
	if isMarkdown {
		if _, both := body["body"]; both {
			return refuse(422, "parameter_invalid", "body and body_markdown cannot both be set")
		}
		body["body"] = htmlOf(markdown)
	}
	if problem := unsupported(text(body, "body")); problem != "" {
		return invalid("body is invalid: " + problem)
	}
	if author, ok := body["author_id"]; ok {
		if _, ok := w.objects("admins").get(idString(author)); !ok {
			return invalid("author_id is invalid")
		}
	}
	if state, ok := body["state"]; ok && state != "draft" && state != "published" {
		return invalid("state must be draft or published")
	}
	if p := w.checkAudiences(body); p != nil {
		return p
	}
	w.settleName(body)
	w.settleBody(body)
	if isMarkdown && w.answers().ArticleMarkdown != ArticleMarkdownRendered {
		body["body_markdown"] = strings.TrimSpace(markdown) + "\n"
	}
	if o["has_unpublished_changes"] == true && o["state"] == "published" && w.answers().ArticlePendingDraft != ArticlePendingDraftLive {
		if w.drafts[id] == nil {
			w.drafts[id] = map[string]object{}
		}
		draft := object{}
		maps.Copy(draft, w.drafts[id][locale])
		copyFields(draft, body, "title", "description", "body", "body_markdown")
		w.drafts[id][locale] = draft
		maps.DeleteFunc(body, func(field string, _ any) bool {
			return slices.Contains([]string{"title", "description", "body", "body_markdown"}, field)
		})
	}
	copyFields(o, body, slices.Sorted(maps.Keys(articleContentFields))...)
	return nil
}

// checkAudiences returns the refusal of audiences that do not exist, and changes null
// to what it means.
func (w *workspace) checkAudiences(body object) *problem {
	audiences, ok := body["audience_ids"]
	switch ids, _ := audiences.([]any); {
	case !ok:
	case audiences == nil && w.answers().ArticleAudiencesNull == ArticleAudiencesNullRefused:
		return invalid("audience_ids is invalid")
	case audiences == nil && w.answers().ArticleAudiencesNull == ArticleAudiencesNullIgnored:
		delete(body, "audience_ids")
	case audiences == nil:
		body["audience_ids"] = []any{}
	default:
		for _, id := range ids {
			if _, ok := w.objects("audiences").get(idString(id)); !ok {
				return refuse(404, "parameter_invalid", "audience_ids contains unknown audience IDs: "+idString(id))
			}
		}
	}
	return nil
}

// unsupported returns what Intercom refuses about HTML, or "".
func unsupported(body string) string {
	nodes, err := parser.ParseFragment(strings.NewReader(body), &parser.Node{Type: parser.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return "it is no HTML"
	}
	for _, root := range nodes {
		if problem := unsupportedIn(root, map[atom.Atom]bool{}); problem != "" {
			return problem
		}
	}
	return ""
}

// players are the documented sources of iframes.
var players = regexp.MustCompile(`^https?://([a-z0-9-]+\.)*(youtube|youtube-nocookie|wistia|vimeo|loom|vidyard|streamio)\.(com|net)/`)

func unsupportedIn(node *parser.Node, above map[atom.Atom]bool) string {
	contains := func(names ...atom.Atom) bool {
		for in := range node.Descendants() {
			if slices.Contains(names, in.DataAtom) {
				return true
			}
		}
		return false
	}
	source := ""
	for _, a := range node.Attr {
		if a.Key == "src" {
			source = a.Val
		}
	}
	isList := node.DataAtom == atom.Ul || node.DataAtom == atom.Ol
	switch {
	case node.DataAtom == atom.Dl:
		return "dl is not supported"
	case isList && (above[atom.Ul] || above[atom.Ol]):
		return "nested lists are not supported"
	case isList && !contains(atom.Li):
		return "a list has no items"
	case node.DataAtom == atom.Table && above[atom.Li]:
		return "a list item has a table"
	case node.DataAtom == atom.Table && (above[atom.Table] || !contains(atom.Td, atom.Th)):
		return "a table is empty or in another one"
	case node.DataAtom == atom.Iframe && !players.MatchString(source):
		return "the iframe is not supported"
	case node.DataAtom == atom.Img && !strings.HasPrefix(source, "http"):
		return "the image could not be downloaded"
	}
	inside := maps.Clone(above)
	inside[node.DataAtom] = true
	for child := range node.ChildNodes() {
		if problem := unsupportedIn(child, inside); problem != "" {
			return problem
		}
	}
	return ""
}

// settleBody changes the body of an article, or of a translation, to what Intercom makes
// of it.
func (w *workspace) settleBody(o object) {
	settleBody(o, w.answers().ArticleBodies != ArticleBodiesEchoed)
}

// settleBody changes a body to what Intercom makes of it.
func settleBody(o object, rewrites bool) {
	body, ok := o["body"].(string)
	if !ok {
		return
	}
	if rewrites {
		body = rewrittenBody(body)
	}
	o["body"] = body
	if body == "" {
		o["body_markdown"] = ""
		return
	}
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
		"url": nil, "parent_ids": []any{}, "tags": []any{},
		"translated_content": object{}, "help_center_audience": "everyone", "exclude_from_article_suggestions": false,
	})
	maps.Copy(o, in)
	o["id"] = w.idOf("articles", o)
	if _, ok := in["body_markdown"]; !ok {
		w.settleBody(o)
	}
	translations, _ := o["translated_content"].(object)
	contents := object{}
	for locale, content := range translations {
		content, _ := content.(object)
		given := content
		content = w.articleContent(content)
		if _, ok := given["body_markdown"]; !ok {
			w.settleBody(content)
		}
		contents[locale] = content
	}
	o["translated_content"] = contents
	w.setArticleURL(o)
	w.objects("articles").set(text(o, "id"), o)
	return o
}

// setArticleURL sets the URL of a published article, which has its title in it.
func (w *workspace) setArticleURL(o object) {
	o["url"] = nil
	if o["state"] == "published" {
		o["url"] = text(w.defaultHelpCenter(), "url") + "/en/articles/" + text(o, "id") + "-" + slug(text(o, "title"))
	}
}

func seedArticles(s *Server) {
	billing := idNumber(s.find("help_center_collections", "Billing & payments"))
	audience := idNumber(s.find("audiences", "Enterprise accounts"))
	s.Add("articles", object{
		"title": "Refunds & credits", "description": "When and how", "state": "published", "parent_ids": []any{billing},
		"body": `<h2>When we refund</h2><p>Within 14 days.</p><img src="https://example.com/refund.png">`,
		"tags": []any{s.find("tags", "Billing question")}, "audience_ids": []any{audience},
		"translated_content": object{"fr": object{
			"title": "Remboursements", "body": "<p>Sous 14 jours.</p>", "state": "published", "audience_ids": []any{audience},
		}},
	})
	s.Add("articles", object{"title": "Change your card", "body": "<p>Open the settings.</p>", "state": "published", "parent_ids": []any{billing}})
	s.Add("articles", object{"title": "Plans for 2027", "body": "<p>To be written.</p>"})
}

// seedManyArticles adds seventy articles, some with the same title, some in a
// collection or in two, some translated, and some with what only Intercom's editor makes.
func seedManyArticles(s *Server) {
	var collections []any
	for _, collection := range s.Objects("help_center_collections") {
		collections = append(collections, idNumber(idString(collection["id"])))
	}
	bodies := []string{
		"", "<p>" + uglyName(9) + "</p>", "<dl><dt>made</dt><dd>in the editor</dd></dl>", "<ul><li>one<ul><li>two</li></ul></li></ul>",
		`<div class="intercom-container"><img src="https://example.com/a.png?x=1&amp;y=2" alt="${a} %{b}"></div>`,
		`<h1>Intro</h1><p class="intercom-align-center">See <a href="#h_1">below</a></p><pre><code>a &lt; b</code></pre>`,
	}
	for i := range 70 {
		o := object{"title": uglyName(i / 2), "body": bodies[i%len(bodies)]}
		if i%3 == 0 {
			o["state"], o["description"] = "published", uglyName(i+1)
		}
		if n := len(collections); n > 0 && i%2 == 0 {
			o["parent_ids"] = []any{collections[i%n]}
			if i%8 == 0 {
				o["parent_ids"] = []any{collections[i%n], collections[(i+1)%n]}
			}
		}
		if i%5 == 0 {
			o["translated_content"] = object{"fr": object{"title": uglyName(i + 2), "body": bodies[(i+1)%len(bodies)]}, "pt-BR": object{"title": uglyName(i)}}
		}
		o["ai_chatbot_availability"] = i%7 != 0
		s.Add("articles", o)
	}
}
