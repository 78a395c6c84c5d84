// Package macro reads macros: saved replies.
package macro

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes macros to the provider.
var Kind = kind.Kind{
	Name:        "macro",
	Plural:      "macros",
	Noun:        "macro",
	Section:     "Conversations",
	Permissions: []string{"Read conversations"},
	DataSources: dataSources.DataSources(),
}
