package intercom

import (
	"context"
	"errors"
	"net/http"
)

// Tags mark contacts, companies, conversations, tickets and articles:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags
type Tags struct {
	client   *Client
	snapshot *snapshot[Tag]
}

// Tag is one tag. Its name is unique, whatever the case of its letters.
type Tag struct {
	object
	Name string `json:"name"`
}

// List returns all tags.
func (s *Tags) List(ctx context.Context) ([]*Tag, error) { return s.snapshot.all(ctx) }

// Get returns the tag with an id.
func (s *Tags) Get(ctx context.Context, id ID) (*Tag, error) {
	return read(ctx, s.client, s.snapshot, id, segments("tags", id.String()))
}

// Find returns the tag with a name, or ErrNotFound.
func (s *Tags) Find(ctx context.Context, name string) (*Tag, error) {
	tags, err := s.List(ctx)
	if err != nil {
		return nil, err
	}
	for _, tag := range tags {
		if SameName(tag.Name, name) {
			return tag, nil
		}
	}
	return nil, ErrNotFound
}

// Upsert returns the tag with a name, made if there was none. Intercom does not
// say which of the two it did. It can be asked twice; a tag that was made
// without a readable answer is looked for.
func (s *Tags) Upsert(ctx context.Context, name string) (*Tag, error) {
	body := map[string]string{"name": name}
	tag, err := s.snapshot.wrote(call[Tag](repeatable(ctx), s.client, http.MethodPost, segments("tags"), body))
	var uncertain *UncertainError
	if !errors.As(err, &uncertain) || ctx.Err() != nil {
		return tag, err
	}
	return look(uncertain, func() (*Tag, error) { return s.Find(ctx, name) })
}

// Rename gives a tag another name.
func (s *Tags) Rename(ctx context.Context, id ID, name string) (*Tag, error) {
	body := map[string]string{"id": id.String(), "name": name}
	return s.snapshot.wrote(callFor[Tag](repeatable(ctx), s.client, id, http.MethodPost, segments("tags"), body))
}

// Delete removes a tag, also from everything that has it. A tag that segments
// or other objects are built on stays, with an error that names them.
func (s *Tags) Delete(ctx context.Context, id ID) error {
	err := s.client.do(ctx, http.MethodDelete, segments("tags", id.String()), nil, done)
	if err != nil {
		_, err = s.snapshot.wrote(nil, aboutObject(err))
		return err
	}
	s.snapshot.remove(id)
	return nil
}
