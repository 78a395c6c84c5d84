package newsitem

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const stateFilter = "Only the items in this state."

var dataSources = crud.Lookups[intercom.NewsItem, model]{
	One:        "One " + link + " with its text, by exactly one of `id` and `title`.",
	All:        "All news items of the workspace, without their texts unless `with_bodies` is true. See " + link + ".",
	Attributes: attributes(),
	FromAPI:    (*model).show,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.NewsItem] { return c.NewsItems },
	Keys: []crud.By[intercom.NewsItem]{{Attribute: "title", Has: func(n *intercom.NewsItem, title string) bool {
		return intercom.SameEscaped(n.Title, title)
	}}},
	Describe: func(n *intercom.NewsItem) string { return fmt.Sprintf("%s, id %s, %s", n.Title, n.ID, n.State) },
	Filters: map[string]crud.Filter[intercom.NewsItem]{"state": {
		Attribute: attribute.Filter(intercom.NewsItemStates, stateFilter),
		Passes: func(state attr.Value, n *intercom.NewsItem) bool {
			return value.Selects(state, types.StringValue(n.State))
		},
	}},
	Summary: &crud.Summary[intercom.NewsItem]{Complete: func(ctx context.Context, c *intercom.Client, n *intercom.NewsItem) (*intercom.NewsItem, error) {
		return c.NewsItems.Get(ctx, n.ID)
	}},
	Detail: &crud.Detail[intercom.NewsItem]{
		Argument:    "with_bodies",
		Description: "Whether to show the texts. All of them are then in the state. Default: `false`.",
		AllOnly:     true,
		Objects:     func(c *intercom.Client) crud.Reader[intercom.NewsItem] { return c.NewsItems.WithBodies() },
	},
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the news items of the workspace. `name_regex` is about their titles.",
		map[string]listschema.Attribute{"state": attribute.ListFilter(intercom.NewsItemStates, stateFilter)})
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	type filter struct {
		crud.ByName
		State types.String `tfsdk:"state"`
	}
	crud.List(ctx, r.Base, req, stream, func(*filter) ([]*intercom.NewsItem, error) {
		if !req.IncludeResource {
			return r.Client.NewsItems.List(ctx)
		}
		return r.Client.NewsItems.WithBodies().List(ctx)
	}, func(f *filter, n *intercom.NewsItem) *crud.Listed[model] {
		if !f.Matches(n.Title) || !value.Selects(f.State, types.StringValue(n.State)) {
			return nil
		}
		listed := &crud.Listed[model]{Name: n.Title}
		listed.Object.show(n)
		return listed
	})
}
