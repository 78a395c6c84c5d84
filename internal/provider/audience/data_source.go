package audience

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

// DataSource is intercom_audience, the data source.
type DataSource struct{ crud.DataSource }

// NewDataSource returns intercom_audience, the data source.
func NewDataSource(k kind.Kind) datasource.DataSource {
	return &DataSource{crud.NewDataSource(k, "id", "name")}
}

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Singular("One "+link+", by exactly one of `id` and `name`.", attributes(), "id", "name")
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *model) error {
		return crud.Into(config.fromAPI)(crud.ByIDOr(ctx, d.Kind, config.ID, d.Client.Audiences.Get, "name", config.Name, d.Client.Audiences.List,
			func(a *intercom.Audience) bool { return a.HasName(config.Name.ValueString()) },
			func(a *intercom.Audience) string { return fmt.Sprintf("%s, id %s", a.Name, a.ID) }))
	})
}

// ListDataSource is intercom_audiences.
type ListDataSource struct{ crud.DataSource }

// NewListDataSource returns intercom_audiences.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Plural("All audiences in the workspace. See "+link+".", "audiences", attributes(), nil)
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	type all struct {
		Audiences []model `tfsdk:"audiences"`
	}
	crud.Lookup(ctx, d.Base, req, resp, func(config *all) error {
		audiences, err := d.Client.Audiences.List(ctx)
		config.Audiences = crud.Models(audiences, (*model).fromAPI)
		return err
	})
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the audiences of the workspace.", nil)
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, r.Base, req, stream, func(*crud.ByName) ([]*intercom.Audience, error) { return r.Client.Audiences.List(ctx) },
		func(f *crud.ByName, a *intercom.Audience) *crud.Listed[model] {
			if !f.Matches(a.Name) {
				return nil
			}
			listed := &crud.Listed[model]{Name: a.Name}
			listed.Object.fromAPI(a)
			return listed
		})
}
