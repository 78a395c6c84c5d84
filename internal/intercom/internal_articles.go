package intercom

import (
	"context"
	"encoding/json"
	"html"
	"net/url"
)

// InternalArticles are articles for teammates, and for Fin and Copilot:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/internal-articles
//
// Titles are not unique. Intercom may rewrite bodies; compare the digests of answers.
type InternalArticles struct {
	*collection[InternalArticle]
	whole *collection[InternalArticle] // reads lists with the bodies, and keeps none
}

// InternalArticle is one internal article.
type InternalArticle struct {
	object
	Title                    string `json:"title"`
	Body                     string `json:"body"`          // HTML, without what changes with each answer
	BodyMarkdown             string `json:"body_markdown"` // the same as Markdown
	BodyDigest               string `json:"-"`             // see BodyDigest; "" for an empty body
	AuthorID                 ID     `json:"author_id"`
	OwnerID                  ID     `json:"owner_id"`
	Locale                   string `json:"locale"`
	AudienceIDs              []ID   `json:"audience_ids"`
	AIChatbotAvailability    bool   `json:"ai_chatbot_availability"`
	AICopilotAvailability    bool   `json:"ai_copilot_availability"`
	AISalesAgentAvailability bool   `json:"ai_sales_agent_availability"`
	CreatedAt                int64  `json:"created_at"` // Unix time in seconds
	UpdatedAt                int64  `json:"updated_at"` // Unix time in seconds

	// HasBody says that the article has its body, and not only the digest.
	HasBody bool `json:"-"`
}

// InternalArticleWrite is what an internal article is made from or changed to; nil
// leaves a field to Intercom, or as it is. At most one of the bodies is set.
type InternalArticleWrite struct {
	Title                    *string        `json:"title,omitempty"`
	Body                     *string        `json:"body,omitempty"`          // HTML
	BodyMarkdown             *string        `json:"body_markdown,omitempty"` // Markdown
	AuthorID                 *json.Number   `json:"author_id,omitempty"`
	OwnerID                  *json.Number   `json:"owner_id,omitempty"`
	AudienceIDs              *[]json.Number `json:"audience_ids,omitempty"`
	AIChatbotAvailability    *bool          `json:"ai_chatbot_availability,omitempty"`
	AICopilotAvailability    *bool          `json:"ai_copilot_availability,omitempty"`
	AISalesAgentAvailability *bool          `json:"ai_sales_agent_availability,omitempty"`
}

func newInternalArticles(c *Client) *InternalArticles {
	config := collectionConfig{
		path: "/internal_articles", query: url.Values{"per_page": {"50"}}, adaptive: true, answersDelete: true, listAge: snapshotLife,
	}
	s := newCollection[InternalArticle](c, config)
	config.adaptive = false
	whole := newCollection[InternalArticle](c, config)
	s.complete, s.summarize, whole.complete = (*InternalArticle).complete, (*InternalArticle).summarize, (*InternalArticle).complete
	return &InternalArticles{s, whole}
}

func (a *InternalArticle) name() string { return a.Title }

func (a *InternalArticle) complete() {
	a.HasBody = true
	a.Title = html.UnescapeString(a.Title)
	a.Body, a.BodyMarkdown = stableBody(a.Body), stableBody(a.BodyMarkdown)
	a.BodyDigest = BodyDigest(a.Body)
}

func (a *InternalArticle) summarize() {
	a.Body, a.BodyMarkdown, a.HasBody = "", "", false
}

// GetUnless returns the internal article with an id, or ErrNotFound. If its body has
// the digest, the article may come without the body. Get returns it with the body in
// any case.
func (s *InternalArticles) GetUnless(ctx context.Context, id ID, digest string) (*InternalArticle, error) {
	return s.getUnless(ctx, id, func(a *InternalArticle) bool { return a.BodyDigest == digest })
}

// WithBodies returns a service whose List has the articles with their bodies. Each
// call of it reads the list: so many texts are not kept.
func (s *InternalArticles) WithBodies() *InternalArticlesWithBodies {
	return &InternalArticlesWithBodies{s}
}

// InternalArticlesWithBodies is InternalArticles.WithBodies.
type InternalArticlesWithBodies struct{ *InternalArticles }

// List returns all internal articles.
func (s *InternalArticlesWithBodies) List(ctx context.Context) ([]*InternalArticle, error) {
	return s.whole.readAll(ctx)
}

// Find returns the internal article with a title, without its body. Several are a
// *SeveralError.
func (s *InternalArticles) Find(ctx context.Context, title string) (*InternalArticle, error) {
	return s.find(ctx, title)
}

// Create makes an internal article. If the article is there and cannot be read, it is
// returned with an error.
func (s *InternalArticles) Create(ctx context.Context, write InternalArticleWrite) (*InternalArticle, error) {
	made, err := s.create(ctx, creation[InternalArticle]{
		request: request{body: write},
		name:    *write.Title,
		matches: func(a *InternalArticle) bool {
			return SameEscaped(a.Title, *write.Title) && a.AuthorID == ID(*write.AuthorID) && a.OwnerID == ID(*write.OwnerID)
		},
	})
	if err != nil || made.HasBody {
		return made, err
	}
	complete, err := s.reread(ctx, made.ID) // the answer was lost, and the list has it
	if err != nil {
		return made, err
	}
	return complete, nil
}

// Update changes an internal article.
func (s *InternalArticles) Update(ctx context.Context, id ID, write InternalArticleWrite) (*InternalArticle, error) {
	return s.update(ctx, request{id: id, body: write})
}

// Delete deletes an internal article.
func (s *InternalArticles) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }
