package dataattribute

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

// NewListDataSource returns intercom_data_attributes.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

// ListDataSource is intercom_data_attributes.
type ListDataSource struct{ crud.DataSource }

var _ datasource.DataSourceWithConfigure = (*ListDataSource)(nil)

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "All [data attributes](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-attributes) of contacts and companies, " +
			"custom and Intercom's own.",
		Attributes: map[string]schema.Attribute{
			"model": attribute.Filter(intercom.DataAttributeModels, "Only the attributes of this model."),
			"custom": schema.BoolAttribute{
				Optional:            true,
				MarkdownDescription: "`true` for custom attributes only, `false` for Intercom's own only. Default: both.",
			},
			"include_archived": attribute.IncludeArchived("Whether archived attributes are among them."),
			"data_attributes": schema.ListNestedAttribute{
				MarkdownDescription: "The attributes, those of contacts first, in Intercom's order.",
				Computed:            true,
				NestedObject:        schema.NestedAttributeObject{Attributes: dataAttributes()},
			},
		},
	}
}

type listModel struct {
	Model           types.String `tfsdk:"model"`
	Custom          types.Bool   `tfsdk:"custom"`
	IncludeArchived types.Bool   `tfsdk:"include_archived"`
	DataAttributes  []dataModel  `tfsdk:"data_attributes"`
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *listModel) error {
		config.DataAttributes = []dataModel{}
		for _, model := range intercom.DataAttributeModels {
			if !value.Selects(config.Model, types.StringValue(model)) {
				continue
			}
			attributes, err := d.Client.DataAttributes.List(ctx, model)
			if err != nil {
				return err
			}
			for _, a := range attributes {
				var m dataModel
				m.fromAPI(a)
				if value.Selects(config.Custom, m.Custom) && (config.IncludeArchived.ValueBool() || !a.Archived) {
					config.DataAttributes = append(config.DataAttributes, m)
				}
			}
		}
		return nil
	})
}
