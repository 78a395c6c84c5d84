package admin

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Kind describes admins to the provider.
var Kind = kind.Kind{
	Name:        "admin",
	Plural:      "admins",
	Noun:        noun,
	Section:     "Teammates",
	Permissions: []string{"Read admins", "Read one admin"},
	DataSources: []func(kind.Kind) datasource.DataSource{NewDataSource, NewListDataSource},
}
