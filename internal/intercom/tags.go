package intercom

import (
	"context"
	"net/http"
	"strings"
)

// Tags mark contacts, companies, conversations, tickets and articles:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags
type Tags struct{ *collection[Tag] }

// Tag is one tag. Its name is unique, whatever the case of its letters.
type Tag struct {
	object
	Name string `json:"name"`
}

func newTags(c *Client) *Tags { return &Tags{newCollection[Tag](c, collectionConfig{path: "/tags"})} }

func (t *Tag) name() string { return t.Name }

// Find returns the tag with a name, or else the only one whose name Intercom
// could treat as the same.
func (s *Tags) Find(ctx context.Context, name string) (*Tag, error) {
	return s.find(ctx, name, (*Tag).name)
}

// Upsert makes a tag, through Intercom's "create or update": a tag that existed
// before is an *ExistsError. The request can be sent twice.
func (s *Tags) Upsert(ctx context.Context, name string) (*Tag, error) {
	return s.create(ctx, creation[Tag]{
		request:   request{body: map[string]string{"name": name}, repeatable: true},
		name:      name,
		nameOf:    (*Tag).name,
		takesOver: func(t *Tag) bool { return strings.EqualFold(t.Name, name) },
		matches:   func(t *Tag) bool { return SameName(t.Name, name) },
	})
}

// Rename gives a tag another name.
func (s *Tags) Rename(ctx context.Context, id ID, name string) (*Tag, error) {
	body := map[string]string{"id": id.String(), "name": name}
	return s.update(ctx, request{method: http.MethodPost, path: s.path, id: id, body: body, repeatable: true})
}

// Delete removes a tag, also from everything that has it. A tag that segments
// or other objects are built on stays, with an error that names them.
func (s *Tags) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }
