package segment

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// NewListDataSource returns intercom_segments.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

// ListDataSource is intercom_segments.
type ListDataSource struct{ crud.DataSource }

var _ datasource.DataSourceWithConfigure = (*ListDataSource)(nil)

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "All [segments](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/segments) of contacts in the workspace.",
		Attributes: map[string]schema.Attribute{
			"include_count": includeCount(),
			"segments": schema.ListNestedAttribute{
				MarkdownDescription: "The segments, in Intercom's order.",
				Computed:            true,
				NestedObject:        schema.NestedAttributeObject{Attributes: attributes()},
			},
		},
	}
}

type listModel struct {
	IncludeCount types.Bool `tfsdk:"include_count"`
	Segments     []model    `tfsdk:"segments"`
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *listModel) error {
		segments, err := d.Client.Segments.List(ctx, config.IncludeCount.ValueBool())
		if err != nil {
			return err
		}
		config.Segments = make([]model, len(segments))
		for i := range segments {
			config.Segments[i].fromAPI(segments[i])
		}
		return nil
	})
}
