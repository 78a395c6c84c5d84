package teammembers

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes the members of a team to the provider.
var Kind = kind.Kind{
	Name:        "team_members",
	Plural:      "team_members",
	Noun:        "team membership",
	Section:     "Teammates",
	Permissions: []string{"Read admins"},
	Resource:    NewResource,
	List:        NewListResource,
	Arguments:   []string{"team_id", "admin_ids", "secondary_admin_ids"},
	References:  map[string]string{"team_id": "team", "admin_ids": "admin", "secondary_admin_ids": "admin"},
	Destroy:     kind.Leaves,
	Key:         "team_id",
	TakesOver:   true,

	DestroyWarning: "Intercom has no team without members through its API, so the team keeps the members that it has, and Terraform no longer manages them.",
	UpdatesWhole:   true,
}
