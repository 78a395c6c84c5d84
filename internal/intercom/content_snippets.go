package intercom

import (
	"context"
	"encoding/json"
	"html"
	"net/url"
	"strings"
)

// ContentSnippets are short texts that Fin and Copilot answer from:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/content-snippets
//
// Intercom does not document that titles are unique, in one language or at all.
type ContentSnippets struct{ *collection[ContentSnippet] }

// MaxSnippetTitle is how many characters the title of a content snippet can have.
const MaxSnippetTitle = 255

// ContentSnippet is one content snippet.
type ContentSnippet struct {
	object
	Title                    string            `json:"title"` // "" for none
	Locale                   string            `json:"locale"`
	Blocks                   []json.RawMessage `json:"json_blocks"`   // the text in Intercom's own form
	BodyMarkdown             string            `json:"body_markdown"` // the same as Markdown, perhaps below the title
	Text                     string            `json:"-"`             // BodyMarkdown without the title
	AudienceIDs              []ID              `json:"audience_ids"`
	AIChatbotAvailability    bool              `json:"ai_chatbot_availability"`
	AICopilotAvailability    bool              `json:"ai_copilot_availability"`
	AISalesAgentAvailability bool              `json:"ai_sales_agent_availability"`
	CreatedAt                int64             `json:"created_at"` // Unix time in seconds
	UpdatedAt                int64             `json:"updated_at"` // Unix time in seconds
}

// ContentSnippetWrite is what a content snippet is made from or changed to; nil leaves
// a field to Intercom, or as it is.
type ContentSnippetWrite struct {
	Title                    *string        `json:"title,omitempty"`
	Locale                   *string        `json:"locale,omitempty"`
	BodyMarkdown             *string        `json:"body_markdown,omitempty"`
	AudienceIDs              *[]json.Number `json:"audience_ids,omitempty"`
	AIChatbotAvailability    *bool          `json:"ai_chatbot_availability,omitempty"`
	AICopilotAvailability    *bool          `json:"ai_copilot_availability,omitempty"`
	AISalesAgentAvailability *bool          `json:"ai_sales_agent_availability,omitempty"`
}

func newContentSnippets(c *Client) *ContentSnippets {
	s := newCollection[ContentSnippet](c, collectionConfig{path: "/content_snippets", query: url.Values{"per_page": {"50"}}})
	s.complete = (*ContentSnippet).complete
	return &ContentSnippets{s}
}

func (s *ContentSnippet) name() string { return s.Title }

// complete takes HTML entities out of the title, and the title out of the text: in the
// examples of the reference, the Markdown begins with it as a heading, although the
// blocks do not have it.
func (s *ContentSnippet) complete() {
	s.Title = html.UnescapeString(s.Title)
	text, ok := withoutHeading(s.BodyMarkdown, s.Title)
	if _, again := withoutHeading(text, s.Title); ok && !again && s.beginsWithTitle() {
		text = s.BodyMarkdown
	}
	s.Text = text
}

// beginsWithTitle reports whether the first block is the title. A heading with the
// title in the Markdown is then a part of the text.
func (s *ContentSnippet) beginsWithTitle() bool {
	var block struct {
		Text string `json:"text"`
	}
	return len(s.Blocks) > 0 && json.Unmarshal(s.Blocks[0], &block) == nil && plainLine(block.Text) == plainLine(s.Title)
}

// withoutHeading returns a text of Markdown without a title that it begins with, and
// whether it begins with the title.
func withoutHeading(markdown, title string) (string, bool) {
	line, rest, _ := strings.Cut(markdown, "\n")
	heading, ok := strings.CutPrefix(line, "# ")
	if !ok || title == "" || plainLine(heading) != plainLine(title) {
		return markdown, false
	}
	return strings.TrimLeft(rest, "\n"), true
}

// plainLine returns a line of text in one spelling: HTML entities, the backslashes of
// Markdown and white space make no difference.
func plainLine(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(html.UnescapeString(text), `\`, "")), " ")
}

// Find returns the content snippet with a title. Several are a *SeveralError.
func (s *ContentSnippets) Find(ctx context.Context, title string) (*ContentSnippet, error) {
	return s.find(ctx, title)
}

// Create makes a content snippet.
func (s *ContentSnippets) Create(ctx context.Context, write ContentSnippetWrite) (*ContentSnippet, error) {
	return s.create(ctx, creation[ContentSnippet]{
		request: request{body: write},
		name:    *write.Title,
		matches: func(made *ContentSnippet) bool {
			return SameEscaped(made.Title, *write.Title) && (write.Locale == nil || made.Locale == *write.Locale)
		},
	})
}

// Update changes a content snippet.
func (s *ContentSnippets) Update(ctx context.Context, id ID, write ContentSnippetWrite) (*ContentSnippet, error) {
	return s.update(ctx, request{id: id, body: write})
}

// Delete deletes a content snippet.
func (s *ContentSnippets) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }
