package internalarticle

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
)

var dataSources = crud.Lookups[intercom.InternalArticle, model]{
	One:        "One " + link + " with its text, by exactly one of `id` and `title`.",
	All:        "All internal articles of the workspace, without their texts unless `with_bodies` is true. See " + link + ".",
	Attributes: attributes(),
	FromAPI:    (*model).show,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.InternalArticle] { return c.InternalArticles },
	Keys: []crud.By[intercom.InternalArticle]{{Attribute: "title", Has: func(a *intercom.InternalArticle, title string) bool {
		return intercom.SameEscaped(a.Title, title)
	}}},
	Describe: func(a *intercom.InternalArticle) string {
		return fmt.Sprintf("%s, id %s, of the owner %s", a.Title, a.ID, a.OwnerID)
	},
	Summary: &crud.Summary[intercom.InternalArticle]{Complete: func(ctx context.Context, c *intercom.Client, a *intercom.InternalArticle) (*intercom.InternalArticle, error) {
		return c.InternalArticles.Get(ctx, a.ID)
	}},
	Detail: &crud.Detail[intercom.InternalArticle]{
		Argument:    "with_bodies",
		Description: "Whether to show the texts. All of them are then in the state. Default: `false`.",
		AllOnly:     true,
		Objects:     func(c *intercom.Client) crud.Reader[intercom.InternalArticle] { return c.InternalArticles.WithBodies() },
	},
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the internal articles of the workspace. `name_regex` is about their titles.", nil)
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, r.Base, req, stream, func(*crud.ByName) ([]*intercom.InternalArticle, error) {
		if !req.IncludeResource {
			return r.Client.InternalArticles.List(ctx)
		}
		return r.Client.InternalArticles.WithBodies().List(ctx)
	}, func(f *crud.ByName, a *intercom.InternalArticle) *crud.Listed[model] {
		if !f.Matches(a.Title) {
			return nil
		}
		listed := &crud.Listed[model]{Name: a.Title}
		listed.Object.show(a)
		return listed
	})
}
