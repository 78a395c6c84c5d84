package intercom

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"
)

// ContentImportSources are where external pages come from:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content
//
// Intercom does not document what it makes of a second source with one URL.
type ContentImportSources struct {
	*collection[ContentImportSource]
}

// ContentSourceStatuses are what a source can be. A new one is active.
var ContentSourceStatuses = []string{"active", "deactivated"}

// ContentSourceAPI is the sync behavior of a source whose pages come over the API.
// Sources with another one are Intercom's to fill, and cannot become one of these.
const ContentSourceAPI = "api"

// ContentImportSource is one source.
type ContentImportSource struct {
	object
	URL          string `json:"url"`
	SyncBehavior string `json:"sync_behavior"` // "api", "automatic" or "manual"
	Status       string `json:"status"`
	AudienceIDs  []ID   `json:"audience_ids"`
	CreatedAt    int64  `json:"created_at"` // Unix time in seconds
}

// ContentImportSourceWrite is what a source is made from or changed to. Intercom
// does not document what an update does to what it leaves out.
type ContentImportSourceWrite struct {
	SyncBehavior  string         `json:"sync_behavior"`
	URL           string         `json:"url"`
	Status        string         `json:"status"`
	AudienceIDs   *[]json.Number `json:"audience_ids,omitempty"`
	ApplyAudience bool           `json:"apply_audience_to_existing_content,omitempty"` // of an update
}

func newContentImportSources(c *Client) *ContentImportSources {
	s := newCollection[ContentImportSource](c, collectionConfig{path: "/ai/content_import_sources"})
	s.complete = func(o *ContentImportSource) {
		if o.SyncBehavior == "automated" { // Intercom's word in requests
			o.SyncBehavior = "automatic"
		}
	}
	return &ContentImportSources{s}
}

func (s *ContentImportSource) name() string { return s.URL }

// FoldURL returns the form in which URLs are compared: without the case of scheme and
// host, and without a slash at the end.
func FoldURL(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return address
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	u.Path, u.RawPath = strings.TrimRight(u.Path, "/"), strings.TrimRight(u.RawPath, "/")
	return u.String()
}

// SameURL reports whether Intercom may treat two URLs as one.
func SameURL(a, b string) bool { return FoldURL(a) == FoldURL(b) }

// Find returns the source with a URL. Several are a *SeveralError.
func (s *ContentImportSources) Find(ctx context.Context, address string) (*ContentImportSource, error) {
	all, err := s.List(ctx)
	if err != nil {
		return nil, err
	}
	var found []*ContentImportSource
	for _, source := range all {
		if SameURL(source.URL, address) {
			found = append(found, source)
		}
	}
	return only(found, address, s.id)
}

// Create makes a source. One that existed before with the same URL is an *ExistsError.
func (s *ContentImportSources) Create(ctx context.Context, write ContentImportSourceWrite) (*ContentImportSource, error) {
	write.SyncBehavior = ContentSourceAPI
	has := func(o *ContentImportSource) bool { return SameURL(o.URL, write.URL) }
	return s.create(ctx, creation[ContentImportSource]{
		request: request{body: write}, name: write.URL, takesOver: has, matches: has,
	})
}

// Update changes a source whose pages come over the API.
func (s *ContentImportSources) Update(ctx context.Context, id ID, write ContentImportSourceWrite) (*ContentImportSource, error) {
	write.SyncBehavior = ContentSourceAPI
	return s.update(ctx, request{id: id, body: write})
}

// Delete deletes a source, with all external pages that were imported from it.
func (s *ContentImportSources) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }
