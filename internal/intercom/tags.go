package intercom

import (
	"context"
	"net/http"
	"strings"
)

// Tags mark contacts, companies, conversations, tickets and articles:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags
type Tags struct{ *collection[Tag] }

// Tag is one tag. Its name is unique, ignoring case.
type Tag struct {
	object
	Name string `json:"name"`
}

func newTags(c *Client) *Tags { return &Tags{newCollection[Tag](c, collectionConfig{path: "/tags"})} }

func (t *Tag) name() string { return t.Name }

// Find returns the tag with a name, see collection.find.
func (s *Tags) Find(ctx context.Context, name string) (*Tag, error) {
	return s.find(ctx, name)
}

// Upsert creates a tag. It returns an *ExistsError if the tag existed before.
func (s *Tags) Upsert(ctx context.Context, name string) (*Tag, error) {
	return s.create(ctx, creation[Tag]{
		request:   request{body: map[string]string{"name": name}, repeatable: true},
		name:      name,
		takesOver: func(t *Tag) bool { return strings.EqualFold(t.Name, name) },
		matches:   func(t *Tag) bool { return SameName(t.Name, name) },
	})
}

// Rename changes the name of a tag.
func (s *Tags) Rename(ctx context.Context, id ID, name string) (*Tag, error) {
	return s.update(ctx, request{
		method: http.MethodPost, path: s.path, id: id, body: map[string]string{"id": id.String(), "name": name}, repeatable: true,
	})
}

// Delete deletes a tag, and so removes it from all objects that have it. If segments
// use the tag, it stays, and the error names them.
func (s *Tags) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }
