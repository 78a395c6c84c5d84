package admin

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// NewListDataSource returns intercom_admins.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

// ListDataSource is intercom_admins.
type ListDataSource struct{ crud.DataSource }

var _ datasource.DataSourceWithConfigure = (*ListDataSource)(nil)

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
	crud.Lookup(ctx, d.Base, req, resp, func(config *listModel) error {
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
