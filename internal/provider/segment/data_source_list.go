package segment

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
)

// NewListDataSource returns intercom_segments.
func NewListDataSource() datasource.DataSource { return new(ListDataSource) }

// ListDataSource is intercom_segments.
type ListDataSource struct{ crud.ConfigurableDataSource }

var _ datasource.DataSourceWithConfigure = (*ListDataSource)(nil)

func (d *ListDataSource) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_segments"
}

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
	crud.Lookup(ctx, d.Settings, noun+"s", req, resp, func(config *listModel) error {
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
