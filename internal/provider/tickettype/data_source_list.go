package tickettype

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

// NewListDataSource returns intercom_ticket_types.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

// ListDataSource is intercom_ticket_types.
type ListDataSource struct{ crud.DataSource }

var _ datasource.DataSourceWithConfigure = (*ListDataSource)(nil)

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "All [ticket types](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-types) in the workspace, " +
			"with their attributes and states.",
		Attributes: map[string]schema.Attribute{
			"category": attribute.Filter(intercom.TicketTypeCategories, "Only the ticket types of this category."),
			"include_archived": attribute.IncludeArchived("Whether archived ticket types and archived attributes are among them, " +
				"as far as Intercom lists those."),
			"ticket_types": objects("The ticket types, in Intercom's order.", dataAttributes()),
		},
	}
}

type listModel struct {
	Category        types.String `tfsdk:"category"`
	IncludeArchived types.Bool   `tfsdk:"include_archived"`
	TicketTypes     []dataModel  `tfsdk:"ticket_types"`
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *listModel) error {
		ticketTypes, err := d.Client.TicketTypes.List(ctx)
		if err != nil {
			return err
		}
		includeArchived := config.IncludeArchived.ValueBool()
		config.TicketTypes = []dataModel{}
		for _, ticketType := range ticketTypes {
			var m dataModel
			m.fromAPI(ticketType, includeArchived)
			if value.Selects(config.Category, m.Category) && (includeArchived || !ticketType.Archived) {
				config.TicketTypes = append(config.TicketTypes, m)
			}
		}
		return nil
	})
}
