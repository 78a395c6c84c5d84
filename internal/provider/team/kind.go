// Package team reads teams: groups of teammates that conversations are
// assigned to.
package team

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes teams to the provider.
var Kind = kind.Kind{
	Name:        "team",
	Plural:      "teams",
	Noun:        "team",
	Section:     "Teammates",
	Permissions: []string{"Read admins"},
	DataSources: dataSources.DataSources(),
}
