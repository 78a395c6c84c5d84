// Package email reads sender addresses: what a workspace sends email from.
package email

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes sender addresses to the provider.
var Kind = kind.Kind{
	Name:        "email",
	Plural:      "emails",
	Noun:        "sender address",
	Section:     "Channels",
	DataSources: dataSources.DataSources(),
}
