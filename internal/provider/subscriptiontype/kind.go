// Package subscriptiontype reads subscription types: what people opt in to or out of.
package subscriptiontype

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes subscription types to the provider.
var Kind = kind.Kind{
	Name:        "subscription_type",
	Plural:      "subscription_types",
	Noun:        "subscription type",
	Section:     "Contacts",
	DataSources: dataSources.DataSources(),
}
