// Package segment reads segments: groups of contacts that share something.
package segment

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes segments to the provider.
var Kind = kind.Kind{
	Name:        "segment",
	Plural:      "segments",
	Noun:        "segment",
	Section:     "Contacts",
	Permissions: []string{"Read and list users and companies"},
	DataSources: dataSources.DataSources(),
}
