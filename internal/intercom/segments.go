package intercom

import "net/url"

// Segments are groups of contacts. The API can only read them, and not the
// filters that define them:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/segments
type Segments struct {
	*collection[Segment]
	// Counted reads the segments with the numbers of their contacts, which takes
	// Intercom longer.
	Counted *collection[Segment]
}

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
	counted.query, counted.noGet = url.Values{"include_count": {"true"}}, true // only the list can have counts
	return &Segments{newCollection[Segment](c, plain), newCollection[Segment](c, counted)}
}
