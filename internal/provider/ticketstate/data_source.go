package ticketstate

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

var dataSources = crud.Lookups[intercom.TicketState, model]{
	All: "The [states](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-states) that tickets of the workspace go through. " +
		"States are made and changed in Intercom. Their labels need not be unique.",
	Attributes: attributes,
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.TicketState] { return c.TicketStates },
	Archived: &crud.Archived[intercom.TicketState, model]{
		Is: func(s *intercom.TicketState) bool { return s.Archived },
		As: "archived", All: "Whether archived ones are among them.",
	},
	Filters: map[string]crud.Filter[intercom.TicketState]{"category": {
		Attribute: attribute.Filter(intercom.TicketStateCategories, "Only the states of this category."),
		Passes: func(category attr.Value, s *intercom.TicketState) bool {
			return value.Selects(category, types.StringValue(s.Category))
		},
	}},
}

var attributes = map[string]schema.Attribute{
	"id":             schema.StringAttribute{MarkdownDescription: "Id of the state."},
	"category":       schema.StringAttribute{MarkdownDescription: "How far a ticket in this state is: `submitted`, `in_progress`, `waiting_on_customer` or `resolved`."},
	"internal_label": schema.StringAttribute{MarkdownDescription: "What teammates read."},
	"external_label": schema.StringAttribute{MarkdownDescription: "What customers read."},
	"archived":       schema.BoolAttribute{MarkdownDescription: "Whether the state is archived."},
	"ticket_type_ids": schema.ListAttribute{
		ElementType:         types.StringType,
		MarkdownDescription: "Ids of the ticket types that have the state, archived types left out.",
	},
}

// model is a ticket state in Terraform's terms.
type model struct {
	ID            types.String `tfsdk:"id"`
	Category      types.String `tfsdk:"category"`
	InternalLabel types.String `tfsdk:"internal_label"`
	ExternalLabel types.String `tfsdk:"external_label"`
	Archived      types.Bool   `tfsdk:"archived"`
	TicketTypeIDs types.List   `tfsdk:"ticket_type_ids"`
}

func (m *model) fromAPI(s *intercom.TicketState) {
	m.ID = types.StringValue(s.ID.String())
	m.Category = types.StringValue(s.Category)
	m.InternalLabel = types.StringValue(s.InternalLabel)
	m.ExternalLabel = types.StringValue(s.ExternalLabel)
	m.Archived = types.BoolValue(s.Archived)
	var ids []intercom.ID
	for _, ticketType := range s.TicketTypes.Data {
		if !ticketType.Archived {
			ids = append(ids, ticketType.ID)
		}
	}
	m.TicketTypeIDs = value.IDs(ids)
}
