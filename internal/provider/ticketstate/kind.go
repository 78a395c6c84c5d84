package ticketstate

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Kind describes ticket states to the provider.
var Kind = kind.Kind{
	Plural:      "ticket_states",
	Noun:        noun,
	Section:     "Tickets",
	Permissions: []string{"Read tickets"},
	DataSources: []func(kind.Kind) datasource.DataSource{NewListDataSource},
}
