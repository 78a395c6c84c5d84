package tickettype

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// NewDataSource returns intercom_ticket_type, the data source.
func NewDataSource(k kind.Kind) datasource.DataSource { return &DataSource{crud.NewDataSource(k)} }

// DataSource is intercom_ticket_type, the data source.
type DataSource struct{ crud.DataSource }

var (
	_ datasource.DataSourceWithConfigure        = (*DataSource)(nil)
	_ datasource.DataSourceWithConfigValidators = (*DataSource)(nil)
)

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	a := dataAttributes()
	a["id"] = attribute.LookupKey("Id of the ticket type.")
	a["name"] = attribute.LookupKey("Name that teammates and customers see.")
	a["include_archived"] = attribute.IncludeArchived("Whether an archived ticket type is read when none in use has the name or the id, " +
		"and whether archived attributes are shown. By name, an archived type is found only where Intercom lists those.")
	resp.Schema = schema.Schema{
		MarkdownDescription: "One [ticket type](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-types) with its attributes and states, " +
			"by exactly one of `id` and `name`.",
		Attributes: a,
	}
}

// ConfigValidators wants exactly one key.
func (d *DataSource) ConfigValidators(context.Context) []datasource.ConfigValidator {
	return []datasource.ConfigValidator{datasourcevalidator.ExactlyOneOf(path.MatchRoot("id"), path.MatchRoot("name"))}
}

type lookupModel struct {
	dataModel
	IncludeArchived types.Bool `tfsdk:"include_archived"`
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *lookupModel) error {
		found, err := d.lookup(ctx, config)
		if err != nil {
			return err
		}
		config.fromAPI(found, config.IncludeArchived.ValueBool())
		return nil
	})
}

func (d *DataSource) lookup(ctx context.Context, config *lookupModel) (*intercom.TicketType, error) {
	includeArchived := config.IncludeArchived.ValueBool()
	if value.Known(config.ID) {
		key := crud.Key{Noun: noun, Attribute: "id", Value: config.ID.ValueString()}
		found, err := d.Client.TicketTypes.Get(ctx, intercom.ID(key.Value))
		return crud.InUse(found, err, key, includeArchived)
	}
	ticketTypes, err := d.Client.TicketTypes.List(ctx)
	if err != nil {
		return nil, err
	}
	key := crud.Key{Noun: noun, Attribute: "name", Value: config.Name.ValueString()}
	match := func(t *intercom.TicketType) bool { return t.Name == key.Value }
	archived := func(t *intercom.TicketType) bool { return t.Archived }
	return crud.OnlyInUse(ticketTypes, key, includeArchived, match, archived, func(t *intercom.TicketType) string {
		return fmt.Sprintf("%s (%s), id %s", t.Name, t.Category, t.ID)
	})
}
