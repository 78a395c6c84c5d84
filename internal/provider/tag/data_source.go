package tag

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// DataSource is intercom_tag, the data source.
type DataSource struct{ crud.DataSource }

// NewDataSource returns intercom_tag, the data source.
func NewDataSource(k kind.Kind) datasource.DataSource {
	return &DataSource{crud.NewDataSource(k, "id", "name")}
}

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Singular("One "+link+", by exactly one of `id` and `name`.", attributes(), "id", "name")
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *model) error {
		return crud.Into(config.fromAPI)(crud.ByIDOr(ctx, d.Kind, config.ID, d.Client.Tags.Get, "name", config.Name, d.Client.Tags.List,
			func(t *intercom.Tag) bool { return intercom.SameName(t.Name, config.Name.ValueString()) },
			func(t *intercom.Tag) string { return fmt.Sprintf("%s, id %s", t.Name, t.ID) }))
	})
}

// ListDataSource is intercom_tags.
type ListDataSource struct{ crud.DataSource }

// NewListDataSource returns intercom_tags.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Plural("All tags in the workspace. See "+link+".", "tags", attributes(), nil)
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	type all struct {
		Tags []model `tfsdk:"tags"`
	}
	crud.Lookup(ctx, d.Base, req, resp, func(config *all) error {
		tags, err := d.Client.Tags.List(ctx)
		config.Tags = crud.Models(tags, (*model).fromAPI)
		return err
	})
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the tags of the workspace.", nil)
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, r.Base, req, stream, func(*crud.ByName) ([]*intercom.Tag, error) { return r.Client.Tags.List(ctx) },
		func(f *crud.ByName, t *intercom.Tag) *crud.Listed[model] {
			if !f.Matches(t.Name) {
				return nil
			}
			listed := &crud.Listed[model]{Name: t.Name}
			listed.Object.fromAPI(t)
			return listed
		})
}
