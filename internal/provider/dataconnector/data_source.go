package dataconnector

import (
	"cmp"
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

var dataSources = crud.Lookups[intercom.DataConnector, shown]{
	One:        "One " + link + ", by exactly one of `id` and `name`.",
	All:        "All data connectors in the workspace, with what Intercom's list shows of them. See " + link + ".",
	Attributes: shownAttributes(),
	FromAPI:    (*shown).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.DataConnector] { return details{c.DataConnectors} },
	Keys:       []crud.By[intercom.DataConnector]{{Attribute: "name", Has: (*intercom.DataConnector).HasName}},
	Describe:   func(c *intercom.DataConnector) string { return fmt.Sprintf("%s, id %s", c.Name, c.ID) },
	Summary: &crud.Summary[intercom.DataConnector]{
		Attributes: []string{"id", "name", "description", "state", "http_method", "direct_fin_usage", "created_by_admin_id", "created_at"},
		Complete: func(ctx context.Context, c *intercom.Client, listed *intercom.DataConnector) (*intercom.DataConnector, error) {
			return details{c.DataConnectors}.Get(ctx, listed.ID)
		},
	},
}

// details reads each connector once.
type details struct{ *intercom.DataConnectors }

func (s details) Get(ctx context.Context, id intercom.ID) (*intercom.DataConnector, error) {
	found, err := s.Details(ctx, func(c *intercom.DataConnector) bool { return c.ID == id })
	if err != nil || len(found) == 0 {
		return nil, cmp.Or(err, intercom.ErrNotFound)
	}
	return found[0], nil
}

// shown is what data sources show of a connector.
type shown struct {
	detail
	HeaderNames types.List `tfsdk:"header_names"`
}

func (m *shown) fromAPI(c *intercom.DataConnector) {
	m.detail.fromAPI(c)
	var names []string
	for _, h := range c.Headers {
		names = append(names, h.Name)
	}
	m.HeaderNames = value.List(names)
}

// shownAttributes are those of the resource, without the values that Intercom does
// not show.
func shownAttributes() map[string]schema.Attribute {
	shown := attributes()
	delete(shown, "headers")
	delete(shown, "mock_response")
	shown["header_names"] = schema.ListAttribute{
		MarkdownDescription: "Names of the request's headers. Intercom does not show their values.", ElementType: types.StringType,
	}
	return shown
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the data connectors of the workspace.", map[string]listschema.Attribute{
		"state": attribute.ListFilter(intercom.DataConnectorStates, "Only connectors in this state."),
	})
}

// List answers `terraform query`. It reads each connector that the filter selects.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	type filter struct {
		crud.ByName
		State types.String `tfsdk:"state"`
	}
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
