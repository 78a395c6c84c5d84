package dataconnector

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// DataSource is intercom_data_connector, the data source.
type DataSource struct{ crud.DataSource }

// NewDataSource returns intercom_data_connector, the data source.
func NewDataSource(k kind.Kind) datasource.DataSource {
	return &DataSource{crud.NewDataSource(k, "id", "name")}
}

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	shown := attributes()
	delete(shown, "headers")
	delete(shown, "mock_response")
	shown["header_names"] = schema.ListAttribute{
		MarkdownDescription: "Names of the request's headers. Intercom does not show their values.", ElementType: types.StringType,
	}
	resp.Schema = attribute.Singular("One "+link+", by exactly one of `id` and `name`.", shown, "id", "name")
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	type shown struct {
		detail
		HeaderNames types.List `tfsdk:"header_names"`
	}
	crud.Lookup(ctx, d.Base, req, resp, func(config *shown) error {
		key := crud.Key{Noun: noun, Attribute: "id", Value: config.ID.ValueString()}
		match := func(c *intercom.DataConnector) bool { return c.ID.String() == key.Value }
		if config.ID.IsNull() {
			key = crud.Key{Noun: noun, Attribute: "name", Value: config.Name.ValueString()}
			match = func(c *intercom.DataConnector) bool { return c.HasName(key.Value) }
		}
		connectors, err := d.Client.DataConnectors.Details(ctx, match)
		if err != nil {
			return err
		}
		found, err := crud.Only(connectors, key, match, func(c *intercom.DataConnector) string { return fmt.Sprintf("%s, id %s", c.Name, c.ID) })
		if err != nil {
			return err
		}
		config.fromAPI(found)
		var names []string
		for _, h := range found.Headers {
			names = append(names, h.Name)
		}
		config.HeaderNames = value.List(names)
		return nil
	})
}

// ListDataSource is intercom_data_connectors.
type ListDataSource struct{ crud.DataSource }

// NewListDataSource returns intercom_data_connectors.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	all, summary := attributes(), map[string]schema.Attribute{}
	for _, name := range []string{"id", "name", "description", "state", "http_method", "direct_fin_usage", "created_by_admin_id", "created_at"} {
		summary[name] = all[name]
	}
	resp.Schema = attribute.Plural("All data connectors in the workspace, with what Intercom's list shows of them. See "+link+".", "data_connectors", summary, nil)
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	type all struct {
		DataConnectors []summary `tfsdk:"data_connectors"`
	}
	crud.Lookup(ctx, d.Base, req, resp, func(config *all) error {
		connectors, err := d.Client.DataConnectors.List(ctx)
		config.DataConnectors = crud.Models(connectors, (*summary).fromAPI)
		return err
	})
}

// filter is what `terraform query` selects by.
type filter struct {
	crud.ByName
	State types.String `tfsdk:"state"`
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the data connectors of the workspace.", map[string]listschema.Attribute{
		"state": attribute.ListFilter(intercom.DataConnectorStates, "Only connectors in this state."),
	})
}

// List answers `terraform query`. It reads each connector that the filter selects.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, r.Base, req, stream, func(f *filter) ([]*intercom.DataConnector, error) {
		return r.Client.DataConnectors.Details(ctx, func(c *intercom.DataConnector) bool {
			return f.Matches(c.Name) && value.Selects(f.State, types.StringValue(c.State))
		})
	}, func(_ *filter, c *intercom.DataConnector) *crud.Listed[model] {
		listed := &crud.Listed[model]{Name: c.Name}
		listed.Object.fromAPI(c)
		return listed
	})
}
