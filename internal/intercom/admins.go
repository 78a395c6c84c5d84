package intercom

// Admins are the teammates of a workspace. The API can only read them:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins
type Admins struct{ *collection[Admin] }

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

func newAdmins(c *Client) *Admins {
	return &Admins{newCollection[Admin](c, collectionConfig{path: "/admins", key: "admins"})}
}
