package intercom

import (
	"context"
	"encoding/json"
	"errors"
	"html"
	"maps"
	"net/http"
	"net/url"
	"slices"
)

// Articles are what a help center consists of:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles
//
// Titles are not unique. Intercom rewrites bodies, so that what it answers is hardly
// ever what was sent. Compare the digests of answers instead.
type Articles struct {
	*collection[Article]
	whole *collection[Article] // reads lists with the bodies, and keeps none
}

// ArticleStates are what an article, and each translation of it, can be. A new one is
// a draft.
var ArticleStates = []string{"draft", "published"}

// Article is one article as Intercom answers with it.
type Article struct {
	object
	WorkspaceID string `json:"workspace_id"`
	ArticleContent
	ParentIDs                     []ID                `json:"parent_ids"`
	DefaultLocale                 string              `json:"default_locale"`     // of multilingual help centers only
	Translations                  ArticleTranslations `json:"translated_content"` // by locale; nil if Intercom does not show them
	Tags                          articleTags         `json:"tags"`
	HelpCenterAudience            string              `json:"help_center_audience"`
	ExcludeFromArticleSuggestions bool                `json:"exclude_from_article_suggestions"`
	ScheduledPublishAt            int64               `json:"scheduled_publish_at"`   // Unix time in seconds, 0 for none
	ScheduledUnpublishAt          int64               `json:"scheduled_unpublish_at"` // Unix time in seconds, 0 for none

	// HasBodies says that the article has its bodies, and those of its translations,
	// and not only their digests.
	HasBodies bool `json:"-"`
}

// ArticleContent is an article in one language.
type ArticleContent struct {
	Title                    string `json:"title"`
	Description              string `json:"description"`
	Body                     string `json:"body"`          // HTML, without what changes with each answer
	BodyMarkdown             string `json:"body_markdown"` // the same as Markdown
	BodyDigest               string `json:"-"`             // see BodyDigest; "" for an empty body
	AuthorID                 ID     `json:"author_id"`
	State                    string `json:"state"`
	AudienceIDs              []ID   `json:"audience_ids"` // nil if Intercom does not show them here
	AIChatbotAvailability    *bool  `json:"ai_chatbot_availability"`
	AICopilotAvailability    *bool  `json:"ai_copilot_availability"`
	AISalesAgentAvailability *bool  `json:"ai_sales_agent_availability"`
	URL                      string `json:"url"` // "" for a draft
	HasUnpublishedChanges    bool   `json:"has_unpublished_changes"`
	DraftUpdatedAt           int64  `json:"draft_updated_at"` // Unix time in seconds
	CreatedAt                int64  `json:"created_at"`       // Unix time in seconds
	UpdatedAt                int64  `json:"updated_at"`       // Unix time in seconds
	CreatedByID              ID     `json:"created_by_id"`
	UpdatedByID              ID     `json:"updated_by_id"`
}

// ArticleTranslations are the translations of an article by locale.
type ArticleTranslations map[string]*ArticleContent

type articleTags struct {
	Tags []Tag `json:"tags"`
}

// UnmarshalJSON skips the type of the object, which is among the locales, and
// locales without a translation.
func (t *ArticleTranslations) UnmarshalJSON(data []byte) error {
	var values map[string]json.RawMessage
	if err := json.Unmarshal(data, &values); err != nil || values == nil {
		return err
	}
	*t = ArticleTranslations{}
	delete(values, "type")
	for locale, value := range values {
		var content *ArticleContent
		if err := json.Unmarshal(value, &content); err != nil {
			return err
		}
		if content != nil {
			(*t)[locale] = content
		}
	}
	return nil
}

// contents calls f for the article in each of its languages, "" being the default.
func (a *Article) contents(f func(locale string, content *ArticleContent)) {
	f("", &a.ArticleContent)
	for locale, content := range a.Translations {
		f(locale, content)
	}
}

// Digests returns the digests of the article's bodies by locale, "" being the
// default.
func (a *Article) Digests() map[string]string {
	digests := map[string]string{}
	a.contents(func(locale string, content *ArticleContent) { digests[locale] = content.BodyDigest })
	return digests
}

// TagIDs returns the ids of the article's tags.
func (a *Article) TagIDs() []ID {
	var ids []ID
	for _, tag := range a.Tags.Tags {
		ids = append(ids, tag.ID)
	}
	return ids
}

func (a *Article) name() string { return a.Title }

func (a *Article) complete() {
	a.HasBodies = true
	a.contents(func(_ string, content *ArticleContent) {
		content.Title = html.UnescapeString(content.Title)
		content.BodyDigest = BodyDigest(content.Body)
		content.Body, content.BodyMarkdown = stableBody(content.Body), stableBody(content.BodyMarkdown)
	})
}

// summarize removes the bodies. The translations are new: those of the article may be
// in use.
func (a *Article) summarize() {
	translations := maps.Clone(a.Translations)
	for locale, content := range translations {
		short := *content
		translations[locale] = &short
	}
	a.Translations, a.HasBodies = translations, false
	a.contents(func(_ string, content *ArticleContent) { content.Body, content.BodyMarkdown = "", "" })
}

// ArticleContentWrite is what an article in one language is made from or changed to;
// nil leaves a field to Intercom, or as it is. At most one of the bodies is set.
type ArticleContentWrite struct {
	Title                    *string      `json:"title,omitempty"`
	Description              *string      `json:"description,omitempty"`
	Body                     *string      `json:"body,omitempty"`          // HTML
	BodyMarkdown             *string      `json:"body_markdown,omitempty"` // Markdown
	AuthorID                 *json.Number `json:"author_id,omitempty"`
	State                    *string      `json:"state,omitempty"`
	AudienceIDs              *[]int64     `json:"audience_ids,omitempty"`
	AIChatbotAvailability    *bool        `json:"ai_chatbot_availability,omitempty"`
	AICopilotAvailability    *bool        `json:"ai_copilot_availability,omitempty"`
	AISalesAgentAvailability *bool        `json:"ai_sales_agent_availability,omitempty"`
}

// ArticleWrite is what an article is made from or changed to; nil leaves a field to
// Intercom, or as it is. An article that is in a collection cannot be taken out of
// all collections.
type ArticleWrite struct {
	ArticleContentWrite
	ParentID     ID                              // of a collection
	Translations map[string]*ArticleContentWrite // by locale; nil removes a translation
}

// parentForm is how a request has the id of a collection: Intercom takes a number on
// create and a string on update.
func (w ArticleWrite) body(parentForm func(ID) any) any {
	body := struct {
		ArticleContentWrite
		ParentID     any                             `json:"parent_id,omitempty"`
		ParentType   string                          `json:"parent_type,omitempty"`
		Translations map[string]*ArticleContentWrite `json:"translated_content,omitempty"`
	}{ArticleContentWrite: w.ArticleContentWrite, Translations: w.Translations}
	if w.ParentID != "" {
		body.ParentID, body.ParentType = parentForm(w.ParentID), "collection"
	}
	return body
}

func newArticles(c *Client) *Articles {
	config := collectionConfig{
		path: "/articles", query: url.Values{"per_page": {"50"}}, adaptive: true, answersDelete: true, listAge: snapshotLife,
	}
	s := newCollection[Article](c, config)
	config.adaptive = false
	whole := newCollection[Article](c, config)
	s.complete, s.summarize, whole.complete = (*Article).complete, (*Article).summarize, (*Article).complete
	return &Articles{s, whole}
}

// GetUnless returns the article with an id, or ErrNotFound. known are the digests of
// the bodies that the caller has, see Article.Digests. If the article's are the same,
// it may come without its bodies. Get returns it with its bodies in any case.
func (s *Articles) GetUnless(ctx context.Context, id ID, known map[string]string) (*Article, error) {
	return s.getUnless(ctx, id, func(a *Article) bool { return maps.Equal(a.Digests(), known) })
}

// WithBodies returns a service whose List has the articles with their bodies. Each
// call of it reads the list: so many texts are not kept.
func (s *Articles) WithBodies() *ArticlesWithBodies { return &ArticlesWithBodies{s} }

// ArticlesWithBodies is Articles.WithBodies.
type ArticlesWithBodies struct{ *Articles }

// List returns all articles.
func (s *ArticlesWithBodies) List(ctx context.Context) ([]*Article, error) {
	return s.whole.readAll(ctx)
}

// Find returns the article with a title, without its bodies. Several are a
// *SeveralError.
func (s *Articles) Find(ctx context.Context, title string) (*Article, error) {
	return s.find(ctx, title)
}

// Create makes an article. If the article is there and cannot be read, it is
// returned with an error.
func (s *Articles) Create(ctx context.Context, write ArticleWrite) (*Article, error) {
	made, err := s.create(ctx, creation[Article]{
		request: request{body: write.body(func(id ID) any { return json.Number(id) })},
		name:    *write.Title,
		matches: func(a *Article) bool {
			return SameEscaped(a.Title, *write.Title) && (write.AuthorID == nil || a.AuthorID == ID(*write.AuthorID))
		},
	})
	if err != nil || made.HasBodies && (write.ParentID == "" || len(made.ParentIDs) > 0) {
		return made, err
	}
	// The answer was lost, and the list has the article; or the answer does not have the
	// collection, as in Intercom's examples.
	complete, err := s.reread(ctx, made.ID)
	if err != nil {
		return made, err
	}
	return complete, nil
}

// Update changes an article. If an edit that nobody has published is pending, or if
// the write schedules the publication, it changes the pending edit: see
// ArticleContent.HasUnpublishedChanges.
func (s *Articles) Update(ctx context.Context, id ID, write ArticleWrite) (*Article, error) {
	a, err := s.update(ctx, request{id: id, body: write.body(func(id ID) any { return id })})
	if err != nil || write.ParentID == "" || len(a.ParentIDs) > 0 {
		return a, err
	}
	complete, err := s.reread(ctx, id)
	if err != nil {
		return a, nil //nolint:nilerr // the update has succeeded
	}
	return complete, nil
}

// Delete deletes an article.
func (s *Articles) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }

// AddTag gives an article a tag.
func (s *Articles) AddTag(ctx context.Context, id, tag ID) error {
	return s.setTag(ctx, id, tag, true, request{
		method: http.MethodPost, path: s.pathOf(id) + "/tags", body: map[string]string{"id": tag.String()}, repeatable: true,
	})
}

// RemoveTag takes a tag from an article.
func (s *Articles) RemoveTag(ctx context.Context, id, tag ID) error {
	return s.setTag(ctx, id, tag, false, request{method: http.MethodDelete, path: s.pathOf(id) + "/tags" + segments(tag.String())})
}

// setTag sends a request after which an article has a tag, or does not. A refusal is
// no error if that is so: the answer to an earlier attempt may have been lost.
func (s *Articles) setTag(ctx context.Context, id, tag ID, has bool, r request) error {
	applied, err := call[Tag](ctx, s.client, r)
	var refusal *Error
	switch {
	case err == nil:
		s.snapshot.update(id, func(a Article) *Article {
			tags := slices.DeleteFunc(slices.Clone(a.Tags.Tags), func(t Tag) bool { return t.ID == tag })
			if has {
				tags = append(tags, *applied)
			}
			a.Tags.Tags = tags
			return &a
		})
		return nil
	case errors.As(err, &refusal):
		if a, readErr := s.reread(ctx, id); readErr == nil && slices.Contains(a.TagIDs(), tag) == has {
			return nil
		}
	}
	s.snapshot.forget(id)
	return err
}
