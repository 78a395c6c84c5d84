package tag

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// NewListDataSource returns intercom_tags.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

// ListDataSource is intercom_tags.
type ListDataSource struct{ crud.DataSource }

var _ datasource.DataSourceWithConfigure = (*ListDataSource)(nil)

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "All [tags](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags) in the workspace.",
		Attributes: map[string]schema.Attribute{
			"tags": schema.ListNestedAttribute{
				MarkdownDescription: "The tags, in Intercom's order.",
				Computed:            true,
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"id":   schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the tag."},
					"name": schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the tag."},
				}},
			},
		},
	}
}

type listModel struct {
	Tags []model `tfsdk:"tags"`
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *listModel) error {
		tags, err := d.Client.Tags.List(ctx)
		if err != nil {
			return err
		}
		config.Tags = make([]model, len(tags))
		for i := range tags {
			config.Tags[i].fromAPI(tags[i])
		}
		return nil
	})
}
