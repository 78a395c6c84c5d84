package helpcentercollection

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const centerFilter = "Only the collections of the help center with this id."

// DataSource is intercom_help_center_collection, the data source.
type DataSource struct{ crud.DataSource }

// NewDataSource returns intercom_help_center_collection, the data source.
func NewDataSource(k kind.Kind) datasource.DataSource {
	return &DataSource{crud.NewDataSource(k, "id", "name")}
}

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Singular("One "+link+" of a help center, by exactly one of `id` and `name`.", attributes(), "id", "name")
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *model) error {
		return crud.Into(config.fromAPI)(crud.ByIDOr(ctx, d.Kind, config.ID, d.Client.HelpCenterCollections.Get, "name", config.Name, d.Client.HelpCenterCollections.List,
			func(c *intercom.HelpCenterCollection) bool {
				return intercom.SameEscaped(c.Name, config.Name.ValueString())
			},
			func(c *intercom.HelpCenterCollection) string {
				return fmt.Sprintf("%s, id %s, in the collection %q of the help center %s", c.Name, c.ID, c.ParentID, c.HelpCenterID)
			}))
	})
}

// ListDataSource is intercom_help_center_collections.
type ListDataSource struct{ crud.DataSource }

// NewListDataSource returns intercom_help_center_collections.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Plural("All collections in the help centers of the workspace. See "+link+".", d.Kind.Plural, attributes(),
		map[string]schema.Attribute{"help_center_id": schema.StringAttribute{MarkdownDescription: centerFilter, Optional: true}})
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	type all struct {
		HelpCenterID types.String `tfsdk:"help_center_id"`
		Collections  []model      `tfsdk:"help_center_collections"`
	}
	crud.Lookup(ctx, d.Base, req, resp, func(config *all) error {
		collections, err := d.Client.HelpCenterCollections.List(ctx)
		config.Collections = slices.DeleteFunc(crud.Models(collections, (*model).fromAPI), func(m model) bool {
			return !value.Selects(config.HelpCenterID, m.HelpCenterID)
		})
		return err
	})
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the collections in the help centers of the workspace.",
		map[string]listschema.Attribute{"help_center_id": listschema.StringAttribute{MarkdownDescription: centerFilter, Optional: true}})
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	type filter struct {
		crud.ByName
		HelpCenterID types.String `tfsdk:"help_center_id"`
	}
	crud.List(ctx, r.Base, req, stream, func(*filter) ([]*intercom.HelpCenterCollection, error) {
		return r.Client.HelpCenterCollections.List(ctx)
	},
		func(f *filter, c *intercom.HelpCenterCollection) *crud.Listed[model] {
			listed := &crud.Listed[model]{Name: c.Name}
			listed.Object.fromAPI(c)
			if !f.Matches(c.Name) || !value.Selects(f.HelpCenterID, listed.Object.HelpCenterID) {
				return nil
			}
			return listed
		})
}
