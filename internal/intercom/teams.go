package intercom

import (
	"context"
	"errors"
)

// Teams are groups of admins. The API can read them only:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/teams
type Teams struct {
	client   *Client
	snapshot *snapshot[Team]
}

// Team is a group of admins that conversations are assigned to.
type Team struct {
	object
	Name               string         `json:"name"`
	AdminIDs           []ID           `json:"admin_ids"`
	AdminPriorityLevel *AdminPriority `json:"admin_priority_level"` // nil unless the team balances
	AssignmentLimit    *int64         `json:"assignment_limit"`     // nil unless the team balances
	DistributionMethod *string        `json:"distribution_method"`  // "round_robin", "load_balanced"; nil when Intercom does not say
}

// AdminPriority is the levels of the admins in a team.
type AdminPriority struct {
	PrimaryAdminIDs   []ID `json:"primary_admin_ids"`
	SecondaryAdminIDs []ID `json:"secondary_admin_ids"`
}

type teamList struct {
	Teams []Team `json:"teams"`
}

func (l *teamList) check() error {
	if l.Teams == nil {
		return errors.New(`the answer holds no list under "teams"`)
	}
	return nil
}

// List returns all teams.
func (s *Teams) List(ctx context.Context) ([]*Team, error) { return s.snapshot.all(ctx) }

// Get returns the team with an id.
func (s *Teams) Get(ctx context.Context, id ID) (*Team, error) {
	return read(ctx, s.client, s.snapshot, id, segments("teams", id.String()))
}
