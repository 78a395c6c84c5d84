// Package helpcenter reads help centers: the sites that show articles.
package helpcenter

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes help centers to the provider.
var Kind = kind.Kind{
	Name:        "help_center",
	Plural:      "help_centers",
	Noun:        "help center",
	Section:     "Help Center",
	DataSources: dataSources.DataSources(),
}
