package intercom

import (
	"context"
	"encoding/json"
	"html"
	"net/url"
)

// NewsItems are announcements that newsfeeds in the Messenger show:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news
//
// Titles are not unique. Intercom may rewrite bodies; compare the digests of answers. A
// workspace without the feature answers every request with a refusal.
type NewsItems struct {
	*collection[NewsItem]
	whole *collection[NewsItem] // reads lists with the bodies, and keeps none
}

// NewsItemStates are the states that a news item can have. Customers see live ones only.
var NewsItemStates = []string{NewsItemDraft, NewsItemLive}

// The states of a news item.
const (
	NewsItemDraft = "draft"
	NewsItemLive  = "live"
)

// NewsItem is one news item.
type NewsItem struct {
	object
	Title           string               `json:"title"`
	Body            string               `json:"body"` // HTML, without what changes with each answer
	BodyDigest      string               `json:"-"`    // see BodyDigest; "" for an empty body
	SenderID        ID                   `json:"sender_id"`
	State           string               `json:"state"` // one of NewsItemStates
	DeliverSilently bool                 `json:"deliver_silently"`
	LabelValues     []*string            `json:"labels"`    // in any order; see Labels
	ReactionValues  []*string            `json:"reactions"` // see Reactions
	Labels          []string             `json:"-"`         // the labels that are not null
	Reactions       []string             `json:"-"`         // the reactions that are not null: none if reactions are disabled
	Assignments     []NewsfeedAssignment `json:"newsfeed_assignments"`
	CreatedAt       int64                `json:"created_at"` // Unix time in seconds
	UpdatedAt       int64                `json:"updated_at"` // Unix time in seconds

	// HasBody says that the item has its body, and not only the digest.
	HasBody bool `json:"-"`
}

// NewsfeedAssignment shows a news item in a newsfeed.
type NewsfeedAssignment struct {
	NewsfeedID ID `json:"newsfeed_id"`
	// PublishedAt is the Unix time in seconds from which the newsfeed shows the item. It
	// means nothing in a draft.
	PublishedAt int64 `json:"published_at"`
}

// NewsItemWrite is all of a news item. Intercom does not document what an update does
// to a field that it leaves out, so every update sends all of them.
type NewsItemWrite struct {
	Title           string                    `json:"title"`
	Body            string                    `json:"body"` // HTML
	SenderID        json.Number               `json:"sender_id"`
	State           string                    `json:"state"`
	DeliverSilently bool                      `json:"deliver_silently"`
	Labels          []string                  `json:"labels"`
	Reactions       []string                  `json:"reactions"`
	Assignments     []NewsfeedAssignmentWrite `json:"newsfeed_assignments"`
}

// NewsfeedAssignmentWrite is a NewsfeedAssignment to send. A PublishedAt of 0 leaves the
// date to Intercom, which refuses one in the future.
type NewsfeedAssignmentWrite struct {
	NewsfeedID  json.Number `json:"newsfeed_id"`
	PublishedAt int64       `json:"published_at,omitempty"`
}

func newNewsItems(c *Client) *NewsItems {
	config := collectionConfig{
		path: "/news/news_items", query: url.Values{"per_page": {"50"}}, adaptive: true, answersDelete: true, listAge: snapshotLife,
	}
	s := newCollection[NewsItem](c, config)
	config.adaptive = false
	whole := newCollection[NewsItem](c, config)
	s.complete, s.summarize, whole.complete = (*NewsItem).complete, (*NewsItem).summarize, (*NewsItem).complete
	return &NewsItems{s, whole}
}

func (n *NewsItem) name() string { return n.Title }

func (n *NewsItem) complete() {
	n.HasBody = true
	n.Title = html.UnescapeString(n.Title)
	n.Body = stableBody(n.Body)
	n.BodyDigest = BodyDigest(n.Body)
	n.Labels, n.Reactions = notNull(n.LabelValues), notNull(n.ReactionValues)
}

// notNull returns the strings of a list that may have null in it. Intercom's examples
// have four of them where an item has no reactions.
func notNull(values []*string) []string {
	var texts []string
	for _, text := range values {
		if text != nil && *text != "" {
			texts = append(texts, *text)
		}
	}
	return texts
}

func (n *NewsItem) summarize() { n.Body, n.HasBody = "", false }

// GetUnless returns the news item with an id, or ErrNotFound. If its body has the
// digest, the item may come without the body. Get returns it with the body in any case.
func (s *NewsItems) GetUnless(ctx context.Context, id ID, digest string) (*NewsItem, error) {
	return s.getUnless(ctx, id, func(n *NewsItem) bool { return n.BodyDigest == digest })
}

// WithBodies returns a service whose List has the news items with their bodies. Each
// call of it reads the list: so many texts are not kept.
func (s *NewsItems) WithBodies() *NewsItemsWithBodies { return &NewsItemsWithBodies{s} }

// NewsItemsWithBodies is NewsItems.WithBodies.
type NewsItemsWithBodies struct{ *NewsItems }

// List returns all news items.
func (s *NewsItemsWithBodies) List(ctx context.Context) ([]*NewsItem, error) {
	return s.whole.readAll(ctx)
}

// Find returns the news item with a title, without its body. Several are a
// *SeveralError.
func (s *NewsItems) Find(ctx context.Context, title string) (*NewsItem, error) {
	return s.find(ctx, title)
}

// Create makes a news item. If the item is there and cannot be read, it is returned with
// an error.
func (s *NewsItems) Create(ctx context.Context, write NewsItemWrite) (*NewsItem, error) {
	made, err := s.create(ctx, creation[NewsItem]{
		request: request{body: write},
		name:    write.Title,
		matches: func(n *NewsItem) bool {
			return SameEscaped(n.Title, write.Title) && n.SenderID == ID(write.SenderID) && n.State == write.State
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

// Update changes a news item.
func (s *NewsItems) Update(ctx context.Context, id ID, write NewsItemWrite) (*NewsItem, error) {
	return s.update(ctx, request{id: id, body: write})
}

// Delete deletes a news item.
func (s *NewsItems) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }
