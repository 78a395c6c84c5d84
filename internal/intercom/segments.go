package intercom

import (
	"context"
	"errors"
)

// Segments are groups of contacts. The API can read them only, and not what
// they are made of:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/segments
type Segments struct {
	client           *Client
	snapshot, counts *snapshot[Segment]
}

// Segment is one segment.
type Segment struct {
	object
	Name       string `json:"name"`
	PersonType string `json:"person_type"` // "contact" for leads, "user" for users
	Count      *int64 `json:"count"`       // only when asked for
	CreatedAt  int64  `json:"created_at"`  // Unix time in seconds
	UpdatedAt  int64  `json:"updated_at"`  // Unix time in seconds
}

type segmentList struct {
	Segments []Segment `json:"segments"`
}

func (l *segmentList) check() error {
	if l.Segments == nil {
		return errors.New(`the answer holds no list under "segments"`)
	}
	return nil
}

// List returns all segments. Counting their members takes Intercom longer.
func (s *Segments) List(ctx context.Context, count bool) ([]*Segment, error) {
	if count {
		return s.counts.all(ctx)
	}
	return s.snapshot.all(ctx)
}

// Get returns the segment with an id, without its count.
func (s *Segments) Get(ctx context.Context, id ID) (*Segment, error) {
	return read(ctx, s.client, s.snapshot, id, segments("segments", id.String()))
}
