package admin

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
)

// NewListDataSource returns intercom_admins.
func NewListDataSource() datasource.DataSource { return new(ListDataSource) }

// ListDataSource is intercom_admins.
type ListDataSource struct{ crud.ConfigurableDataSource }

var _ datasource.DataSourceWithConfigure = (*ListDataSource)(nil)

func (d *ListDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_admins"
}

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "All [admins](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins) (teammates) of the workspace.",
		Attributes: map[string]schema.Attribute{
			"admins": schema.ListNestedAttribute{
				MarkdownDescription: "The admins, in Intercom's order.",
				Computed:            true,
				NestedObject:        schema.NestedAttributeObject{Attributes: attributes()},
			},
		},
	}
}

type listModel struct {
	Admins []model `tfsdk:"admins"`
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Settings, noun+"s", req, resp, func(config *listModel) error {
		admins, err := d.Client.Admins.List(ctx)
		if err != nil {
			return err
		}
		config.Admins = make([]model, len(admins))
		for i := range admins {
			config.Admins[i].fromAPI(admins[i])
		}
		return nil
	})
}
