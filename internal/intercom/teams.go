package intercom

// Teams are groups of admins. The API can only read them:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/teams
type Teams struct{ *collection[Team] }

// Team is a group of admins that conversations are assigned to.
type Team struct {
	object
	Name               string         `json:"name"`
	AdminIDs           []ID           `json:"admin_ids"`
	AdminPriorityLevel *AdminPriority `json:"admin_priority_level"` // nil unless the team balances
	AssignmentLimit    *int64         `json:"assignment_limit"`     // nil unless the team balances
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
