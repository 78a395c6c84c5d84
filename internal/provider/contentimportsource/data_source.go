package contentimportsource

import (
	"context"
	"fmt"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	datasourceschema "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// shown is what the data sources show of a source, which can be one that Intercom
// fills itself.
type shown struct {
	source
	SyncBehavior types.String `tfsdk:"sync_behavior"`
}

func (s *shown) fromAPI(from *intercom.ContentImportSource) {
	s.source.fromAPI(from)
	s.SyncBehavior = types.StringValue(from.SyncBehavior)
}

const behaviors = "`api` for pages that come over the API, such as those of `intercom_external_page`; `automatic` or `manual` for a website that Intercom reads itself."

var dataSources = crud.Lookups[intercom.ContentImportSource, shown]{
	One:        "One " + link + ", by exactly one of `id` and `url`. Also those that Intercom fills itself.",
	All:        "All content import sources in the workspace, also those that Intercom fills itself. See " + link + ".",
	Attributes: shownAttributes(),
	FromAPI:    (*shown).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.ContentImportSource] { return c.ContentImportSources },
	Keys: []crud.By[intercom.ContentImportSource]{{
		Attribute: "url", Has: func(s *intercom.ContentImportSource, address string) bool { return intercom.SameURL(s.URL, address) },
	}},
	Describe: func(s *intercom.ContentImportSource) string {
		return fmt.Sprintf("%s, id %s, sync behavior %s", s.URL, s.ID, s.SyncBehavior)
	},
	Filters: map[string]crud.Filter[intercom.ContentImportSource]{"sync_behavior": {
		Attribute: datasourceschema.StringAttribute{MarkdownDescription: "Only the sources with this behavior: " + behaviors, Optional: true},
		Passes: func(behavior attr.Value, s *intercom.ContentImportSource) bool {
			return value.Selects(behavior, types.StringValue(s.SyncBehavior))
		},
	}},
}

func shownAttributes() map[string]schema.Attribute {
	all := maps.Clone(attributes())
	delete(all, applyAudience)
	all["sync_behavior"] = schema.StringAttribute{MarkdownDescription: "How the source gets its pages: " + behaviors, Computed: true}
	return all
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the content import sources of the workspace whose pages come over the API. The name of a source is its URL.", nil)
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, r.Base, req, stream, func(*crud.ByName) ([]*intercom.ContentImportSource, error) {
		return r.Client.ContentImportSources.List(ctx)
	},
		func(f *crud.ByName, s *intercom.ContentImportSource) *crud.Listed[model] {
			if s.SyncBehavior != intercom.ContentSourceAPI || !f.Matches(s.URL) {
				return nil
			}
			listed := &crud.Listed[model]{Name: s.URL}
			listed.Object.fromAPI(s)
			return listed
		})
}
