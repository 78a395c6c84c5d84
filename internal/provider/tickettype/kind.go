package tickettype

import (
	"context"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Kind describes ticket types to the provider.
var Kind = kind.Kind{
	Name:        "ticket_type",
	Plural:      "ticket_types",
	Noun:        noun,
	Section:     "Tickets",
	Permissions: []string{"Read tickets", "Write tickets"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Arguments:   []string{"name", "category", "description"},
	Destroy:     kind.Archives,
	LeftOut:     leftOut,

	UpdatesWhole: true,
}

// leftOut returns the number of archived ticket types, which cannot be managed.
func leftOut(ctx context.Context, client *intercom.Client) ([]kind.LeftOut, error) {
	ticketTypes, err := client.TicketTypes.List(ctx)
	if err != nil {
		return nil, err
	}
	archived := kind.LeftOut{Reason: "archived"}
	for _, t := range ticketTypes {
		if t.Archived {
			archived.Count++
		}
	}
	return kind.Counted(archived), nil
}
