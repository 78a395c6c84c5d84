package tag

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// NewDataSource returns intercom_tag, the data source.
func NewDataSource(k kind.Kind) datasource.DataSource { return &DataSource{crud.NewDataSource(k)} }

// DataSource is intercom_tag, the data source.
type DataSource struct{ crud.DataSource }

var (
	_ datasource.DataSourceWithConfigure        = (*DataSource)(nil)
	_ datasource.DataSourceWithConfigValidators = (*DataSource)(nil)
)

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "One [tag](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags), by exactly one of `id` and `name`.",
		Attributes: map[string]schema.Attribute{
			"id":   attribute.LookupKey("Id of the tag."),
			"name": attribute.LookupKey("Name of the tag. The case of its letters does not matter."),
		},
	}
}

// ConfigValidators wants exactly one key.
func (d *DataSource) ConfigValidators(context.Context) []datasource.ConfigValidator {
	return []datasource.ConfigValidator{datasourcevalidator.ExactlyOneOf(path.MatchRoot("id"), path.MatchRoot("name"))}
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *model) error {
		found, err := d.lookup(ctx, config)
		if err != nil {
			return err
		}
		config.fromAPI(found)
		return nil
	})
}

func (d *DataSource) lookup(ctx context.Context, config *model) (*intercom.Tag, error) {
	if value.Known(config.ID) {
		key := crud.Key{Noun: noun, Attribute: "id", Value: config.ID.ValueString()}
		found, err := d.Client.Tags.Get(ctx, intercom.ID(key.Value))
		return found, crud.NoSuch(err, key)
	}
	tags, err := d.Client.Tags.List(ctx)
	if err != nil {
		return nil, err
	}
	key := crud.Key{Noun: noun, Attribute: "name", Value: config.Name.ValueString()}
	match := func(t *intercom.Tag) bool { return intercom.SameName(t.Name, key.Value) }
	return crud.Only(tags, key, match, func(t *intercom.Tag) string {
		return fmt.Sprintf("%s, id %s", t.Name, t.ID)
	})
}
