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

// Find returns the tag with a name, see collection.find.
func (s *Tags) Find(ctx context.Context, name string) (*Tag, error) {
	return s.find(ctx, name)
}

// Upsert makes a tag. One that existed before is an *ExistsError.
func (s *Tags) Upsert(ctx context.Context, name string) (*Tag, error) {
	return s.create(ctx, creation[Tag]{
		request:   request{body: map[string]string{"name": name}, repeatable: true},
		name:      name,
		takesOver: func(t *Tag) bool { return strings.EqualFold(t.Name, name) },
		matches:   func(t *Tag) bool { return SameName(t.Name, name) },
	})
}

// Rename gives a tag another name.
func (s *Tags) Rename(ctx context.Context, id ID, name string) (*Tag, error) {
	return s.update(ctx, request{
		method: http.MethodPost, path: s.path, id: id, body: map[string]string{"id": id.String(), "name": name}, repeatable: true,
	})
}

// Delete removes a tag, also from what carries it. One that segments use stays,
// with an error that names them.
func (s *Tags) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }
