package externalpage

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

const sourceFilter = "Only the pages of the content import source with this id."

var dataSources = crud.Lookups[intercom.ExternalPage, model]{
	One:        "One " + link + ", by exactly one of `id` and `external_id`.",
	All:        "All external pages in the workspace, without their HTML. See " + link + ".",
	Attributes: attributes(),
	FromAPI:    func(m *model, p *intercom.ExternalPage) { m.fromAPI(p, false) },
	Objects:    func(c *intercom.Client) crud.Reader[intercom.ExternalPage] { return c.ExternalPages },
	Keys: []crud.By[intercom.ExternalPage]{{
		Attribute: "external_id", Has: func(p *intercom.ExternalPage, id string) bool { return p.ExternalID.String() == id },
	}},
	Describe: func(p *intercom.ExternalPage) string {
		return fmt.Sprintf("%s, id %s, of the source %s", p.Title, p.ID, p.SourceID)
	},
	Filters: map[string]crud.Filter[intercom.ExternalPage]{"source_id": {
		Attribute: schema.StringAttribute{MarkdownDescription: sourceFilter, Optional: true},
		Passes: func(source attr.Value, p *intercom.ExternalPage) bool {
			return value.Selects(source, value.ID(p.SourceID))
		},
	}},
	Summary: &crud.Summary[intercom.ExternalPage]{
		Attributes: []string{
			"id", "source_id", "external_id", "title", "url", "ai_agent_availability", "ai_copilot_availability", "locale", "created_at",
		},
		Complete: func(ctx context.Context, c *intercom.Client, p *intercom.ExternalPage) (*intercom.ExternalPage, error) {
			return c.ExternalPages.Get(ctx, p.ID)
		},
	},
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the external pages of the workspace. `name_regex` is about their titles.",
		map[string]listschema.Attribute{"source_id": listschema.StringAttribute{MarkdownDescription: sourceFilter, Optional: true}})
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	type filter struct {
		crud.ByName
		SourceID types.String `tfsdk:"source_id"`
	}
	crud.List(ctx, r.Base, req, stream, func(*filter) ([]*intercom.ExternalPage, error) {
		if !req.IncludeResource {
			return r.Client.ExternalPages.List(ctx)
		}
		return r.Client.ExternalPages.ListComplete(ctx)
	}, func(f *filter, p *intercom.ExternalPage) *crud.Listed[model] {
		if !f.Matches(p.Title) || !value.Selects(f.SourceID, value.ID(p.SourceID)) {
			return nil
		}
		listed := &crud.Listed[model]{Name: p.Title}
		listed.Object.fromAPI(p, false)
		return listed
	})
}
