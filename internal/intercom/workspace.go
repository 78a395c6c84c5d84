package intercom

import (
	"context"
	"errors"
	"io"
	"math"
	"net/http"
)

// WorkspaceService reads the workspace that the access token belongs to:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins/identifyadmin
type WorkspaceService struct{ client *Client }

// Workspace is a workspace of Intercom's, an "app" in its older terms.
type Workspace struct {
	ID                   string `json:"id_code"`
	Name                 string `json:"name"`
	Region               string `json:"region"` // "US"; the values for other regions are not documented
	Timezone             string `json:"timezone"`
	CreatedAt            int64  `json:"created_at"` // Unix time in seconds
	IdentityVerification bool   `json:"identity_verification"`

	// Owner is the teammate that the access token belongs to.
	Owner Admin `json:"-"`
}

// me is the teammate that owns the token, together with the workspace.
type me struct {
	Admin
	App *Workspace `json:"app"`
}

func (m *me) check() error {
	if m.App == nil || m.App.ID == "" {
		return errors.New("the answer names no workspace")
	}
	return nil
}

// Get returns the workspace that the token belongs to. It sends at most one successful
// request in the life of the client.
func (s *WorkspaceService) Get(ctx context.Context) (*Workspace, error) {
	if err := s.client.guard.check(ctx); err != nil {
		return nil, err
	}
	return s.client.guard.current(ctx)
}

// Guarded reports whether the client may use only one workspace.
func (c *Client) Guarded() bool { return c.guard.want != "" }

// guard restricts a client to one workspace. The client sends no other request before
// it knows that the token belongs to that workspace.
type guard struct {
	want  string // "" for any workspace
	asked *snapshot[Workspace]
}

// forever is longer than any process lives.
const forever = math.MaxInt64

func newGuard(c *Client, want string) *guard {
	g := &guard{want: want}
	g.asked = newSnapshot(func(w *Workspace) ID { return ID(w.ID) }, func(ctx context.Context) ([]*Workspace, error) {
		var answer me
		err := c.send(ctx, request{method: http.MethodGet, path: "/me"}, func(body io.Reader) error {
			answer = me{}
			return c.decode(body, &answer)
		})
		if err != nil {
			return nil, err
		}
		answer.App.Owner = answer.Admin
		return []*Workspace{answer.App}, nil
	})
	return g
}

// check returns a *WorkspaceError if the token belongs to another workspace than the
// configured one.
func (g *guard) check(ctx context.Context) error {
	if g.want == "" {
		return nil
	}
	got, err := g.current(ctx)
	if err == nil && got.ID != g.want {
		return &WorkspaceError{Want: g.want, Got: *got}
	}
	return err
}

// current returns the workspace of the token.
func (g *guard) current(ctx context.Context) (*Workspace, error) {
	workspaces, _, err := g.asked.all(ctx, freshness{maxAge: forever})
	if err != nil {
		return nil, err
	}
	return workspaces[0], nil
}
