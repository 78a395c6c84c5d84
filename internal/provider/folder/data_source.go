package folder

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

const parentFilter = "Only the folders that are directly in the folder with this id."

var dataSources = crud.Lookups[intercom.Folder, model]{
	One:        "One " + link + ", by exactly one of `id` and `name`.",
	All:        "All folders in the workspace. See " + link + ".",
	Attributes: attributes(),
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.Folder] { return c.Folders },
	Keys:       []crud.By[intercom.Folder]{{Attribute: "name", Has: func(f *intercom.Folder, name string) bool { return intercom.SameEscaped(f.Name, name) }}},
	Describe: func(f *intercom.Folder) string {
		if f.ParentID == "" {
			return fmt.Sprintf("%s, id %s, on the top level", f.Name, f.ID)
		}
		return fmt.Sprintf("%s, id %s, in the folder with id %s", f.Name, f.ID, f.ParentID)
	},
	Filters: map[string]crud.Filter[intercom.Folder]{"parent_folder_id": {
		Attribute: schema.StringAttribute{MarkdownDescription: parentFilter, Optional: true},
		Passes: func(parent attr.Value, f *intercom.Folder) bool {
			return value.Selects(parent, value.ID(f.ParentID))
		},
	}},
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the folders of the workspace.",
		map[string]listschema.Attribute{"parent_folder_id": listschema.StringAttribute{MarkdownDescription: parentFilter, Optional: true}})
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	type filter struct {
		crud.ByName
		ParentFolderID types.String `tfsdk:"parent_folder_id"`
	}
	crud.List(ctx, r.Base, req, stream, func(*filter) ([]*intercom.Folder, error) { return r.Client.Folders.List(ctx) },
		func(f *filter, folder *intercom.Folder) *crud.Listed[model] {
			listed := &crud.Listed[model]{Name: folder.Name}
			listed.Object.fromAPI(folder)
			if !f.Matches(folder.Name) || !value.Selects(f.ParentFolderID, listed.Object.ParentFolderID) {
				return nil
			}
			return listed
		})
}
