package team

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// NewListDataSource returns intercom_teams.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

// ListDataSource is intercom_teams.
type ListDataSource struct{ crud.DataSource }

var _ datasource.DataSourceWithConfigure = (*ListDataSource)(nil)

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "All [teams](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/teams) of admins in the workspace.",
		Attributes: map[string]schema.Attribute{
			"teams": schema.ListNestedAttribute{
				MarkdownDescription: "The teams, in Intercom's order.",
				Computed:            true,
				NestedObject:        schema.NestedAttributeObject{Attributes: attributes()},
			},
		},
	}
}

type listModel struct {
	Teams []model `tfsdk:"teams"`
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *listModel) error {
		teams, err := d.Client.Teams.List(ctx)
		if err != nil {
			return err
		}
		config.Teams = make([]model, len(teams))
		for i := range teams {
			config.Teams[i].fromAPI(teams[i])
		}
		return nil
	})
}
