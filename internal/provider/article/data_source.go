package article

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const (
	collectionFilter = "Only the articles in the collection with this id."
	stateFilter      = "Only articles that visitors can read, or only those that they cannot read, in the default language."
)

var dataSources = crud.Lookups[intercom.Article, model]{
	One: "One " + link + " of a help center, by exactly one of `id` and `title`. If several articles have the title, `collection_id` says which one is meant.",
	All: "All articles of the workspace, without their texts unless `with_bodies` is true. See " + link + ".",

	Attributes: attributes(),
	FromAPI:    func(m *model, a *intercom.Article) { m.fromAPI(a, nil) },
	Objects:    func(c *intercom.Client) crud.Reader[intercom.Article] { return c.Articles },
	Keys:       []crud.By[intercom.Article]{{Attribute: "title", Has: func(a *intercom.Article, title string) bool { return intercom.SameEscaped(a.Title, title) }}},
	Describe: func(a *intercom.Article) string {
		return fmt.Sprintf("%s (%s), id %s, in the collections %v", a.Title, a.State, a.ID, a.ParentIDs)
	},
	Filters: map[string]crud.Filter[intercom.Article]{
		"collection_id": {
			Attribute: schema.StringAttribute{MarkdownDescription: collectionFilter, Optional: true},
			Passes:    inCollection,
		},
		"state": {
			Attribute: attribute.Filter(intercom.ArticleStates, stateFilter),
			Passes: func(state attr.Value, a *intercom.Article) bool {
				return value.Selects(state, types.StringValue(a.State))
			},
		},
	},
	Within: "collection_id",
	Summary: &crud.Summary[intercom.Article]{Complete: func(ctx context.Context, c *intercom.Client, a *intercom.Article) (*intercom.Article, error) {
		return c.Articles.Get(ctx, a.ID)
	}},
	Detail: &crud.Detail[intercom.Article]{
		Argument:    "with_bodies",
		Description: "Whether to show the texts, in the article and in its translations. All of them are then in the state. Default: `false`.",
		AllOnly:     true,
		Objects:     func(c *intercom.Client) crud.Reader[intercom.Article] { return c.Articles.WithBodies() },
	},
}

// inCollection reports whether an article passes a filter by collection.
func inCollection(collection attr.Value, a *intercom.Article) bool {
	id, ok := collection.(types.String)
	return !ok || id.IsNull() || isIn(a, id)
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the articles of the workspace. `name_regex` is about their titles.", map[string]listschema.Attribute{
		"collection_id": listschema.StringAttribute{MarkdownDescription: collectionFilter, Optional: true},
		"state":         attribute.ListFilter(intercom.ArticleStates, stateFilter),
	})
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	type filter struct {
		crud.ByName
		CollectionID types.String `tfsdk:"collection_id"`
		State        types.String `tfsdk:"state"`
	}
	crud.List(ctx, r.Base, req, stream, func(*filter) ([]*intercom.Article, error) {
		if !req.IncludeResource {
			return r.Client.Articles.List(ctx)
		}
		return r.Client.Articles.WithBodies().List(ctx)
	}, func(f *filter, a *intercom.Article) *crud.Listed[model] {
		if !f.Matches(a.Title) || !inCollection(f.CollectionID, a) || !value.Selects(f.State, types.StringValue(a.State)) {
			return nil
		}
		listed := &crud.Listed[model]{Name: a.Title}
		listed.Object.fromAPI(a, nil)
		return listed
	})
}
