// Package segment reads segments: groups of contacts that share something.
package segment

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Kind describes segments to the provider.
var Kind = kind.Kind{
	Name:        "segment",
	Plural:      "segments",
	Noun:        "segment",
	Section:     "Contacts",
	Permissions: []string{"Read and list users and companies"},
	DataSources: []func(kind.Kind) datasource.DataSource{NewDataSource, NewListDataSource},
}
