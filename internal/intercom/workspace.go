package intercom

import (
	"context"
	"errors"
	"net/http"
	"sync"
)

// WorkspaceService tells which workspace the access token belongs to:
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

	// Owner is the teammate whose access token this is.
	Owner Admin `json:"-"`
}

// me is the teammate that owns the token, with the workspace.
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

// Get returns the workspace that the token belongs to. It asks Intercom once
// in the client's life.
func (s *WorkspaceService) Get(ctx context.Context) (*Workspace, error) {
	if err := s.client.guard.check(ctx, s.client); err != nil {
		return nil, err
	}
	return s.client.guard.current(ctx, s.client)
}

// Guarded reports whether the client is kept to one workspace.
func (c *Client) Guarded() bool { return c.guard.want != "" }

// guard keeps a client to its workspace. Nothing is sent before the token is
// known to belong to it.
type guard struct {
	want string // "" for any workspace

	asking sync.Mutex // held while Intercom is asked, so that it is asked once
	got    *Workspace
}

func (g *guard) check(ctx context.Context, c *Client) error {
	if g.want == "" {
		return nil
	}
	got, err := g.current(ctx, c)
	if err != nil {
		return err
	}
	if got.ID != g.want {
		return &WorkspaceError{Want: g.want, Got: *got}
	}
	return nil
}

func (g *guard) current(ctx context.Context, c *Client) (*Workspace, error) {
	g.asking.Lock()
	defer g.asking.Unlock()
	if g.got != nil {
		return g.got, nil
	}
	var answer me
	err := c.send(ctx, http.MethodGet, segments("me"), nil, into(&answer))
	if err != nil {
		return nil, err
	}
	g.got = answer.App
	g.got.Owner = answer.Admin
	return g.got, nil
}
