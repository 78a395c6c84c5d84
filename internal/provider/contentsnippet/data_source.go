package contentsnippet

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

const localeFilter = "Only the snippets in this language, such as `en`."

var dataSources = crud.Lookups[intercom.ContentSnippet, model]{
	One:        "One " + link + ", by exactly one of `id` and `title`.",
	All:        "All content snippets in the workspace with their texts. See " + link + ".",
	Attributes: attributes(),
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.ContentSnippet] { return c.ContentSnippets },
	Keys: []crud.By[intercom.ContentSnippet]{{Attribute: "title", Has: func(s *intercom.ContentSnippet, title string) bool {
		return intercom.SameEscaped(s.Title, title)
	}}},
	Describe: func(s *intercom.ContentSnippet) string {
		return fmt.Sprintf("%s, id %s, in the language %q", s.Title, s.ID, s.Locale)
	},
	Filters: map[string]crud.Filter[intercom.ContentSnippet]{"locale": {
		Attribute: schema.StringAttribute{MarkdownDescription: localeFilter, Optional: true},
		Passes: func(locale attr.Value, s *intercom.ContentSnippet) bool {
			return value.Selects(locale, types.StringValue(s.Locale))
		},
	}},
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the content snippets of the workspace. The name of a snippet is its title.",
		map[string]listschema.Attribute{"locale": listschema.StringAttribute{MarkdownDescription: localeFilter, Optional: true}})
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	type filter struct {
		crud.ByName
		Locale types.String `tfsdk:"locale"`
	}
	crud.List(ctx, r.Base, req, stream, func(*filter) ([]*intercom.ContentSnippet, error) { return r.Client.ContentSnippets.List(ctx) },
		func(f *filter, s *intercom.ContentSnippet) *crud.Listed[model] {
			listed := &crud.Listed[model]{Name: s.Title}
			listed.Object.fromAPI(s)
			if !f.Matches(s.Title) || !value.Selects(f.Locale, listed.Object.Locale) {
				return nil
			}
			return listed
		})
}
