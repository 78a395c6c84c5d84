// Package brand reads brands: the names and looks under which a workspace writes to people.
package brand

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes brands to the provider.
var Kind = kind.Kind{
	Name:        "brand",
	Plural:      "brands",
	Noun:        "brand",
	Section:     "Workspace",
	DataSources: dataSources.DataSources(),
}
