package intercom

import (
	"context"
	"errors"
)

// Admins are the teammates of a workspace. The API can read them only:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins
type Admins struct {
	client   *Client
	snapshot *snapshot[Admin]
}

// Admin is a teammate.
type Admin struct {
	object
	Name             string `json:"name"`
	Email            string `json:"email"`
	JobTitle         string `json:"job_title"`
	AwayModeEnabled  bool   `json:"away_mode_enabled"`
	AwayModeReassign bool   `json:"away_mode_reassign"`
	HasInboxSeat     bool   `json:"has_inbox_seat"`
	TeamIDs          []ID   `json:"team_ids"`
	Role             *Role  `json:"role"` // nil for an admin without one
}

// Role is the set of permissions that an admin has.
type Role struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
}

type adminList struct {
	Admins []Admin `json:"admins"`
}

func (l *adminList) check() error {
	if l.Admins == nil {
		return errors.New(`the answer holds no list under "admins"`)
	}
	return nil
}

// List returns all admins.
func (s *Admins) List(ctx context.Context) ([]*Admin, error) { return s.snapshot.all(ctx) }

// Get returns the admin with an id.
func (s *Admins) Get(ctx context.Context, id ID) (*Admin, error) {
	return read(ctx, s.client, s.snapshot, id, segments("admins", id.String()))
}
