// Package ticketstate reads ticket states: what a ticket goes through until it
// is resolved.
package ticketstate

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes ticket states to the provider.
var Kind = kind.Kind{
	Plural:      "ticket_states",
	Noun:        "ticket state",
	Section:     "Tickets",
	Permissions: []string{"Read tickets"},
	DataSources: dataSources.DataSources(),
}
