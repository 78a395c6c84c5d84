package team

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Kind describes teams to the provider.
var Kind = kind.Kind{
	Name:        "team",
	Plural:      "teams",
	Noun:        noun,
	Section:     "Teammates",
	Permissions: []string{"Read admins"},
	DataSources: []func(kind.Kind) datasource.DataSource{NewDataSource, NewListDataSource},
}
