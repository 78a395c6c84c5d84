// Package ticketstate reads ticket states: what a ticket goes through until it
// is resolved.
package ticketstate

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const noun = "ticket state"

// NewListDataSource returns intercom_ticket_states.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

// ListDataSource is intercom_ticket_states.
type ListDataSource struct{ crud.DataSource }

var _ datasource.DataSourceWithConfigure = (*ListDataSource)(nil)

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "The [states](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-states) that tickets of the workspace go through. " +
			"States are made and changed in Intercom. Their labels need not be unique.",
		Attributes: map[string]schema.Attribute{
			"category":         attribute.Filter(intercom.TicketStateCategories, "Only the states of this category."),
			"include_archived": attribute.IncludeArchived("Whether archived states are among them."),
			"ticket_states": schema.ListNestedAttribute{
				MarkdownDescription: "The states, in Intercom's order.",
				Computed:            true,
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"id":             schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the state."},
					"category":       schema.StringAttribute{Computed: true, MarkdownDescription: "How far a ticket in this state is: `submitted`, `in_progress`, `waiting_on_customer` or `resolved`."},
					"internal_label": schema.StringAttribute{Computed: true, MarkdownDescription: "What teammates read."},
					"external_label": schema.StringAttribute{Computed: true, MarkdownDescription: "What customers read."},
					"archived":       schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the state is archived."},
					"ticket_type_ids": schema.ListAttribute{
						Computed: true, ElementType: types.StringType,
						MarkdownDescription: "Ids of the ticket types that have the state, archived types left out.",
					},
				}},
			},
		},
	}
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

type listModel struct {
	Category        types.String `tfsdk:"category"`
	IncludeArchived types.Bool   `tfsdk:"include_archived"`
	TicketStates    []model      `tfsdk:"ticket_states"`
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *listModel) error {
		states, err := d.Client.TicketStates.List(ctx)
		if err != nil {
			return err
		}
		config.TicketStates = []model{}
		for _, state := range states {
			var m model
			m.fromAPI(state)
			if value.Selects(config.Category, m.Category) && (config.IncludeArchived.ValueBool() || !state.Archived) {
				config.TicketStates = append(config.TicketStates, m)
			}
		}
		return nil
	})
}
