package helpcenterredirect

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes redirects of help centers to the provider.
var Kind = kind.Kind{
	Name:        "help_center_redirect",
	Plural:      "help_center_redirects",
	Noun:        noun,
	Section:     "Help Center",
	Permissions: []string{"read_help_center_redirects_scope", "read_write_help_center_redirects_scope"},
	Resource:    NewResource,
	List:        NewListResource,
	Parent:      "help_center_id",
	Key:         "from_url",
	Arguments:   []string{"help_center_id", "from_url", "locale", "target_type", "target_id"},
	Destroy:     kind.Deletes,
}
