package intercom

import (
	"context"
	"errors"
	"slices"
	"strconv"
)

// Teams are groups of admins. The API can read them and, in the Preview version, change their
// members:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/teams
type Teams struct{ *collection[Team] }

// Team is a group of admins that conversations are assigned to.
type Team struct {
	object
	Name               string         `json:"name"`
	AdminIDs           []ID           `json:"admin_ids"`
	AdminPriorityLevel *AdminPriority `json:"admin_priority_level"` // nil unless the team balances its load
	AssignmentLimit    *int64         `json:"assignment_limit"`     // nil unless the team balances its load
	DistributionMethod *string        `json:"distribution_method"`  // "round_robin", "load_balanced"; nil if Intercom does not say
}

// AdminPriority is the levels of the admins in a team.
type AdminPriority struct {
	PrimaryAdminIDs   []ID `json:"primary_admin_ids"`
	SecondaryAdminIDs []ID `json:"secondary_admin_ids"`
}

func newTeams(c *Client) *Teams {
	return &Teams{newCollection[Team](c, collectionConfig{path: "/teams", key: "teams"})}
}

func (t *Team) name() string { return t.Name }

// Secondary returns the members that get work only if no primary member can take it. It
// includes members at both levels, which a team can have.
func (t *Team) Secondary() []ID {
	if t.AdminPriorityLevel == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(t.AdminPriorityLevel.SecondaryAdminIDs), func(id ID) bool { return !slices.Contains(t.AdminIDs, id) })
}

// Has reports whether a team has exactly these members, and these at the secondary
// level.
func (t *Team) Has(members, secondary []ID) bool {
	return sameIDs(t.AdminIDs, members) && sameIDs(t.Secondary(), secondary)
}

func sameIDs(a, b []ID) bool {
	sorted := func(ids []ID) []ID { return slices.Compact(slices.Sorted(slices.Values(ids))) }
	return slices.Equal(sorted(a), sorted(b))
}

// Find returns the team with a name, see collection.find.
func (s *Teams) Find(ctx context.Context, name string) (*Team, error) { return s.find(ctx, name) }

// teamMembers is the body of an update. Without levels, existing members keep theirs
// and new ones are primary.
type teamMembers struct {
	AdminIDs []int64     `json:"admin_ids"`
	Levels   *teamLevels `json:"admin_priority_level,omitempty"`
}

type teamLevels struct {
	Primary   []int64 `json:"primary_admin_ids"`
	Secondary []int64 `json:"secondary_admin_ids"`
}

// SetMembers replaces the members of a team. The ids in secondary must be members as
// well; they are at the secondary level, and all others are primary. If no answer tells
// the outcome, SetMembers reads the team.
func (s *Teams) SetMembers(ctx context.Context, id ID, members, secondary []ID) (*Team, error) {
	before, err := s.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	var body teamMembers
	if body.AdminIDs, err = numbers(members); err != nil {
		return nil, err
	}
	// Intercom accepts levels only for a team that balances its load.
	if len(secondary) > 0 || len(before.Secondary()) > 0 {
		body.Levels = &teamLevels{Primary: []int64{}, Secondary: []int64{}}
		for i, member := range members {
			level := &body.Levels.Primary
			if slices.Contains(secondary, member) {
				level = &body.Levels.Secondary
			}
			*level = append(*level, body.AdminIDs[i])
		}
	}
	updated, err := s.update(ctx, request{id: id, version: Preview, body: body, retry: isBusyTeam})
	var uncertain *UncertainError
	if errors.As(err, &uncertain) {
		now, failure := s.reread(ctx, id)
		if failure == nil && now.Has(members, secondary) {
			return now, nil
		}
		return nil, &UncertainError{Err: uncertain.Err, Look: failure}
	}
	return updated, err
}

// isBusyTeam reports whether an update was refused because another one of the same
// team is under way, before anything was written.
func isBusyTeam(e *Error) bool {
	return e.Has("conflict") && e.Says("being changed by another request")
}

// IsPartlyApplied reports whether an update of a team's members was refused after
// some of the members were changed.
func IsPartlyApplied(err error) bool {
	var refusal *Error
	return errors.As(err, &refusal) && refusal.Has("conflict") && refusal.Says("partly applied")
}

// numbers returns ids as integers, as in requests. It returns an error if an id is not
// a number.
func numbers(ids []ID) ([]int64, error) {
	out := make([]int64, len(ids))
	for i, id := range ids {
		n, err := strconv.ParseInt(id.String(), 10, 64)
		if err != nil {
			return nil, errors.New("the id " + strconv.Quote(id.String()) + " is not a number")
		}
		out[i] = n
	}
	return out, nil
}
