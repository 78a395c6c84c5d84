package ipallowlist

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Kind describes the IP allowlist to the provider.
var Kind = kind.Kind{
	Name:        "ip_allowlist",
	Noun:        "IP allowlist",
	Section:     "Workspace",
	Permissions: []string{"manage_ip_allowlist"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: []func(kind.Kind) datasource.DataSource{NewDataSource},
	Arguments:   []string{"enabled", "addresses"},
	Destroy:     kind.Resets,

	DestroyWarning: "Terraform turns the allowlist off and removes its addresses, so that every address can use Intercom's API with a valid access token.",
	UpdatesWhole:   true,
}
