package helpcentercollection

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

const centerFilter = "Only the collections of the help center with this id."

var dataSources = crud.Lookups[intercom.HelpCenterCollection, model]{
	One:        "One " + link + " of a help center, by exactly one of `id` and `name`.",
	All:        "All collections in the help centers of the workspace. See " + link + ".",
	Attributes: attributes(),
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.HelpCenterCollection] { return c.HelpCenterCollections },
	Keys:       []crud.By[intercom.HelpCenterCollection]{{Attribute: "name", Has: func(c *intercom.HelpCenterCollection, name string) bool { return intercom.SameEscaped(c.Name, name) }}},
	Describe: func(c *intercom.HelpCenterCollection) string {
		return fmt.Sprintf("%s, id %s, in the collection %q of the help center %s", c.Name, c.ID, c.ParentID, c.HelpCenterID)
	},
	Filters: map[string]crud.Filter[intercom.HelpCenterCollection]{"help_center_id": {
		Attribute: schema.StringAttribute{MarkdownDescription: centerFilter, Optional: true},
		Passes: func(center attr.Value, c *intercom.HelpCenterCollection) bool {
			return value.Selects(center, value.ID(c.HelpCenterID))
		},
	}},
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
