package intercom

import (
	"context"
	"errors"
	"net/http"
)

// singleton is a setting that a workspace has exactly once. A service embeds it and
// adds Update. Get uses a snapshot, which updates change.
type singleton[T any] struct {
	client   *Client
	path     string
	snapshot *snapshot[T]
	call     func(context.Context, request) (*T, error)
}

// setting has the fields that every singleton has. A setting has no id: its workspace
// identifies it.
type setting struct {
	WorkspaceID string `json:"-"`
}

func (s *setting) ObjectID() ID           { return ID(s.WorkspaceID) }
func (s *setting) setWorkspace(id string) { s.WorkspaceID = id }

// settingOf is a pointer to an answer with a setting.
type settingOf[T any] interface {
	identified[T]
	setWorkspace(id string)
}

// newSingleton returns the setting at a path. version is the version of the API, "" for
// Version.
func newSingleton[T any, P settingOf[T]](c *Client, path, version string) *singleton[T] {
	s := &singleton[T]{client: c, path: path}
	s.call = func(ctx context.Context, r request) (*T, error) {
		workspace, err := c.Workspace.Get(ctx)
		if err != nil {
			return nil, err
		}
		r.path, r.version = path, version
		value, err := call[T, P](ctx, c, r)
		if err == nil {
			P(value).setWorkspace(workspace.ID)
		}
		return value, err
	}
	s.snapshot = newSnapshot(func(value *T) ID { return P(value).ObjectID() }, func(ctx context.Context) ([]*T, error) {
		value, err := s.call(ctx, request{method: http.MethodGet})
		return []*T{value}, err
	})
	return s
}

// Get returns the setting of a workspace, or of the workspace of the access token for
// "". If the token belongs to another workspace, it returns a *WorkspaceError.
func (s *singleton[T]) Get(ctx context.Context, workspace string) (*T, error) {
	return s.get(ctx, workspace, freshness{maxAge: snapshotLife})
}

// GetNow is Get with a request that is sent after the call.
func (s *singleton[T]) GetNow(ctx context.Context, workspace string) (*T, error) {
	return s.get(ctx, workspace, freshness{retry: true})
}

func (s *singleton[T]) get(ctx context.Context, workspace string, wanted freshness) (*T, error) {
	if err := s.require(ctx, workspace); err != nil {
		return nil, err
	}
	values, _, err := s.snapshot.all(ctx, wanted)
	if err != nil {
		return nil, err
	}
	return values[0], nil
}

// update sends a write, by default a PUT, and returns the changed setting. If fields
// are missing in the answer, update reads the setting. If no answer tells the outcome,
// update reads the setting as well: the update has succeeded if accepted reports that
// it was carried out.
func (s *singleton[T]) update(ctx context.Context, workspace string, r request, accepted func(*T) bool) (*T, error) {
	if err := s.require(ctx, workspace); err != nil {
		return nil, err
	}
	if r.method == "" {
		r.method = http.MethodPut
	}
	updated, err := s.call(ctx, r)
	if err == nil && !lacksAny(updated, r.body) {
		s.snapshot.put(updated)
		return updated, nil
	}
	s.snapshot.drop()
	var uncertain *UncertainError
	switch {
	case err == nil:
		return s.GetNow(ctx, workspace)
	case errors.As(err, &uncertain):
		now, failure := s.GetNow(ctx, workspace)
		if failure == nil && accepted(now) {
			return now, nil
		}
		return nil, &UncertainError{Err: uncertain.Err, Look: failure}
	}
	return nil, err
}

// require returns a *WorkspaceError if the access token does not belong to a workspace;
// "" is any workspace.
func (s *singleton[T]) require(ctx context.Context, workspace string) error {
	current, err := s.client.Workspace.Get(ctx)
	if err == nil && workspace != "" && workspace != current.ID {
		err = &WorkspaceError{Want: workspace, Got: *current}
	}
	return err
}
