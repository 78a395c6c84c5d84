package tickettypeattribute

import (
	"context"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Kind describes ticket type attributes to the provider.
var Kind = kind.Kind{
	Name:        "ticket_type_attribute",
	Plural:      "ticket_type_attributes",
	Noun:        noun,
	Section:     "Tickets",
	Permissions: []string{"Read tickets", "Write tickets"},
	Resource:    NewResource,
	List:        NewListResource,
	Parent:      "ticket_type_id",
	Arguments:   []string{"ticket_type_id", "name", "description", "data_type", "list_items"},
	References:  map[string]string{"ticket_type_id": "ticket_type"},
	Destroy:     kind.Archives,
	LeftOut:     leftOut,
}

// leftOut counts the attributes that Intercom gives each ticket type, archived
// attributes, and the attributes of archived ticket types.
func leftOut(ctx context.Context, client *intercom.Client) ([]kind.LeftOut, error) {
	ticketTypes, err := client.TicketTypes.List(ctx)
	if err != nil {
		return nil, err
	}
	standard := kind.LeftOut{Reason: "the title and the description, which Intercom gives each ticket type"}
	archived := kind.LeftOut{Reason: "archived"}
	ofArchived := kind.LeftOut{Reason: "of an archived ticket type"}
	for _, t := range ticketTypes {
		for _, a := range t.AllAttributes() {
			switch {
			case t.Archived:
				ofArchived.Count++
			case a.Archived:
				archived.Count++
			case a.Default:
				standard.Count++
			}
		}
	}
	return kind.Counted(standard, archived, ofArchived), nil
}
