package intercom

import (
	"context"
	"encoding/json"
	"net/http"
	"time"
)

// ExternalPages are pages of other systems that Fin answers questions with:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content
//
// A page is known by its source and by its id in the other system. Intercom answers
// the creation of a page that it has with the existing one, which it changes.
type ExternalPages struct {
	*collection[ExternalPage]
	whole *collection[ExternalPage] // reads lists with the HTML, and keeps none
}

// ExternalPage is one page.
type ExternalPage struct {
	object
	SourceID              ID     `json:"source_id"`
	ExternalID            ID     `json:"external_id"` // in the other system
	Title                 string `json:"title"`
	HTML                  string `json:"html"`
	HTMLDigest            string `json:"-"` // see BodyDigest
	URL                   string `json:"url"`
	AIAgentAvailability   bool   `json:"ai_agent_availability"`
	AICopilotAvailability bool   `json:"ai_copilot_availability"`
	Locale                string `json:"locale"`
	CreatedAt             int64  `json:"created_at"` // Unix time in seconds
}

// ExternalPageWrite is what a page is made from or changed to.
type ExternalPageWrite struct {
	SourceID              json.Number `json:"source_id"`
	ExternalID            string      `json:"external_id"`
	Title                 string      `json:"title"`
	HTML                  string      `json:"html"`
	URL                   string      `json:"url,omitempty"`
	AIAgentAvailability   bool        `json:"ai_agent_availability"`
	AICopilotAvailability bool        `json:"ai_copilot_availability"`
	Locale                string      `json:"locale"`
}

// ExternalPageLocale is the only language that pages can have in this version of the
// API.
const ExternalPageLocale = "en"

func newExternalPages(c *Client) *ExternalPages {
	// A create may take over a page that somebody else has made since the list was read.
	// A list for each create would cost far more requests than the creates themselves.
	config := collectionConfig{path: "/ai/external_pages", adaptive: true, listAge: time.Minute}
	s := newCollection[ExternalPage](c, config)
	config.adaptive = false
	whole := newCollection[ExternalPage](c, config)
	complete := func(o *ExternalPage) { o.HTMLDigest = BodyDigest(o.HTML) }
	s.complete, whole.complete = complete, complete
	s.gone, whole.gone = (*ExternalPage).isDeleted, (*ExternalPage).isDeleted
	s.summarize = func(o *ExternalPage) { o.HTML = "" }
	return &ExternalPages{s, whole}
}

func (p *ExternalPage) name() string { return p.Title }

// isDeleted reports whether a page was deleted: Intercom answers the deletion with a
// page without HTML, and does not document that such pages are no longer shown. No
// page can be made without HTML.
func (p *ExternalPage) isDeleted() bool { return p.HTMLDigest == "" }

// HasHTML reports whether the page has its HTML, and not only the digest of it.
func (p *ExternalPage) HasHTML() bool { return p.HTML != "" }

// Key returns what people know a page by: the id of its source, a slash, and its id in
// the other system.
func (p *ExternalPage) Key() string { return p.SourceID.String() + "/" + p.ExternalID.String() }

// FoldPageKey returns the form in which the keys of pages are compared: Intercom does
// not document how it compares them, and a page that it takes for an existing one
// overwrites that one.
func FoldPageKey(source, externalID string) string { return source + "/" + FoldName(externalID) }

func (p *ExternalPage) foldedKey() string {
	return FoldPageKey(p.SourceID.String(), p.ExternalID.String())
}

// GetUnless returns the page with an id, or ErrNotFound. If its HTML has a known
// digest, the page may come without the HTML. Get returns it with the HTML in any case.
func (s *ExternalPages) GetUnless(ctx context.Context, id ID, digest string) (*ExternalPage, error) {
	return s.getUnless(ctx, id, func(p *ExternalPage) bool { return p.HTMLDigest == digest })
}

// ListComplete returns all pages with their HTML. Each call reads the list, of which
// nothing is kept.
func (s *ExternalPages) ListComplete(ctx context.Context) ([]*ExternalPage, error) {
	return s.whole.readAll(ctx)
}

// Find returns the page with a key, or with an id in the other system, without its
// HTML. Several are a *SeveralError.
func (s *ExternalPages) Find(ctx context.Context, key string) (*ExternalPage, error) {
	all, err := s.List(ctx)
	if err != nil {
		return nil, err
	}
	var found []*ExternalPage
	for _, p := range all {
		switch key {
		case p.Key():
			return p, nil
		case p.ExternalID.String():
			found = append(found, p)
		}
	}
	return only(found, key, s.id)
}

// Existing returns a page that a create with a key would change, nil if there is none.
func (s *ExternalPages) Existing(ctx context.Context, source, externalID string) (*ExternalPage, error) {
	all, err := s.List(ctx)
	for _, p := range all {
		if p.foldedKey() == FoldPageKey(source, externalID) {
			return p, err
		}
	}
	return nil, err
}

// Create makes a page. One that existed before is an *ExistsError. If the page is there
// and cannot be read, it is returned with an error.
func (s *ExternalPages) Create(ctx context.Context, write ExternalPageWrite) (*ExternalPage, error) {
	has := func(p *ExternalPage) bool {
		return p.foldedKey() == FoldPageKey(write.SourceID.String(), write.ExternalID)
	}
	made, err := s.create(ctx, creation[ExternalPage]{
		request: request{body: write, repeatable: true}, name: write.ExternalID, takesOver: has, matches: has,
	})
	if err != nil || made.HasHTML() && made.CreatedAt != 0 {
		return made, err
	}
	complete, err := s.reread(ctx, made.ID) // the answer was lost or is incomplete
	if err != nil {
		return made, err
	}
	return complete, nil
}

// Update changes a page, whose source and external id must be those of the write. It is
// the request that also creates pages: the one that only updates cannot set the
// availability, and may reset it.
func (s *ExternalPages) Update(ctx context.Context, id ID, write ExternalPageWrite) (*ExternalPage, error) {
	return s.update(ctx, request{method: http.MethodPost, path: s.path, id: id, body: write, repeatable: true})
}

// Delete deletes a page.
func (s *ExternalPages) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }
