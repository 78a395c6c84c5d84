package intercom

import (
	"context"
	"net/url"
)

// Segments are groups of contacts. The API can only read them, and not the
// filters that define them:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/segments
type Segments struct{ plain, counted *collection[Segment] }

// Segment is one segment.
type Segment struct {
	object
	Name       string `json:"name"`
	PersonType string `json:"person_type"` // "contact" for leads, "user" for users
	Count      *int64 `json:"count"`       // nil unless it was asked for
	CreatedAt  int64  `json:"created_at"`  // Unix time in seconds
	UpdatedAt  int64  `json:"updated_at"`  // Unix time in seconds
}

func newSegments(c *Client) *Segments {
	plain := collectionConfig{path: "/segments", key: "segments"}
	counted := plain
	counted.query = url.Values{"include_count": {"true"}}
	return &Segments{newCollection[Segment](c, plain), newCollection[Segment](c, counted)}
}

// List returns all segments. Counting their members takes Intercom longer.
func (s *Segments) List(ctx context.Context, count bool) ([]*Segment, error) {
	if count {
		return s.counted.List(ctx)
	}
	return s.plain.List(ctx)
}

// Get returns the segment with an id, without its count.
func (s *Segments) Get(ctx context.Context, id ID) (*Segment, error) { return s.plain.Get(ctx, id) }
