// Package folder manages folders: where teammates keep articles and internal articles.
package folder

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const (
	noun = "folder"
	link = "[folder](https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/folders)"
)

// NewResource returns intercom_folder.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_folder.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_folder.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
	_ list.ListResourceWithConfigure   = (*Resource)(nil)
)

// model is a folder in Terraform's terms.
type model struct {
	ID             types.String `tfsdk:"id"`
	Name           types.String `tfsdk:"name"`
	Description    types.String `tfsdk:"description"`
	Emoji          types.String `tfsdk:"emoji"`
	ParentFolderID types.String `tfsdk:"parent_folder_id"`
	CreatedAt      types.Int64  `tfsdk:"created_at"`
}

// fromAPI sets the model from an answer. It keeps the spelling of a name that differs
// only in HTML entities.
func (m *model) fromAPI(f *intercom.Folder) {
	m.ID = types.StringValue(f.ID.String())
	m.Name = value.Spelled(m.Name, f.Name)
	m.Description = types.StringValue(f.Description)
	m.Emoji = types.StringValue(f.Emoji)
	m.ParentFolderID = value.ID(f.ParentID)
	m.CreatedAt = types.Int64Value(f.CreatedAt)
}

// toAPI returns what differs from state: Intercom keeps what an update leaves out. For
// a create, state is a folder without texts.
func (m *model) toAPI(state *model) intercom.FolderWrite {
	write := intercom.FolderWrite{
		Name:        value.Changed(m.Name, state.Name),
		Description: value.Changed(m.Description, state.Description),
		Emoji:       value.Changed(m.Emoji, state.Emoji),
	}
	if !m.ParentFolderID.Equal(state.ParentFolderID) {
		parent := intercom.ID(m.ParentFolderID.ValueString())
		write.ParentID = &parent
	}
	return write
}

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A " + link + " organizes articles and internal articles for teammates. Customers do not see it.\n\n" +
			"Folders came with version 2.17 of Intercom's API. The provider uses that version for folders alone. " +
			"It uses version 2.16 for articles, which cannot put them in a folder: do that in Intercom.\n\n" +
			"~> Intercom deletes only empty folders. To destroy a folder, first move or delete what is in it. " +
			"Intercom does not document what happens to the folders in a folder, so that the provider does not delete a folder that has others in it.\n\n" +
			"-> The plan warns when another folder in the same place has the name: Intercom does not document that names are unique. Import the existing folder instead.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":          attribute.ID(noun),
		"name":        attribute.Title("Name of the folder.", intercom.MaxFolderName),
		"description": attribute.Description("What is in the folder."),
		"emoji": schema.StringAttribute{
			MarkdownDescription: "One emoji that Intercom shows with the folder. Default: none.",
			Optional:            true,
			Computed:            true,
			Default:             stringdefault.StaticString(""),
			PlanModifiers:       []planmodifier.String{attribute.WhenChanged(emptyOr{attribute.Emoji()})},
		},
		"parent_folder_id": schema.StringAttribute{
			MarkdownDescription: "Id of the folder that this one is in. Leave it out for the top level.",
			Optional:            true,
			Validators:          []validator.String{attribute.Checked("must be a number", checkNumber)},
		},
		"created_at": attribute.CreatedAt(noun),
	}
}

// emptyOr is a rule that applies to texts that are not empty.
type emptyOr struct{ validator.String }

func (v emptyOr) ValidateString(ctx context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if req.ConfigValue.ValueString() != "" {
		v.String.ValidateString(ctx, req, resp)
	}
}

func checkNumber(id string) error {
	if !crud.IsNumber(id) {
		return errors.New("expected the number that Intercom gives the folder, such as 6")
	}
	return nil
}

var atParent = path.Root("parent_folder_id")

// goes is the key under which the plans of a run have a folder that is destroyed.
type goes intercom.ID

// ModifyPlan refuses an impossible parent, and warns of a second folder with one name
// in one place and of destroying a folder that is not empty.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		r.planDestroy(ctx, req, resp)
	}
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		state := c.State
		if state == nil {
			state = new(model)
		}
		parent := c.Plan.ParentFolderID
		moved := c.State == nil || !parent.Equal(state.ParentFolderID)
		if parent.IsUnknown() || !moved && c.Plan.Name.Equal(state.Name) {
			return
		}
		r.Ask(c.Diags, func() error {
			all, err := r.Client.Folders.List(ctx)
			if err != nil {
				return err
			}
			if moved && !parent.IsNull() {
				checkParent(c, all, intercom.ID(state.ID.ValueString()))
			}
			var existing []crud.Existing
			for _, f := range all {
				if f.ParentID.String() == parent.ValueString() && intercom.SameEscaped(f.Name, c.Plan.Name.ValueString()) {
					existing = append(existing, crud.Existing{ID: f.ID.String(), Name: f.Name})
				}
			}
			c.WarnSameName(existing, "Intercom may accept a second one in the same place, and teammates see both.")
			return nil
		})
	})
}

// checkParent refuses a parent that does not exist, or that is the folder itself or in it.
func checkParent(c *crud.Change[model], all []*intercom.Folder, own intercom.ID) {
	index := make(map[intercom.ID]*intercom.Folder, len(all))
	for _, f := range all {
		index[f.ID] = f
	}
	id := intercom.ID(c.Plan.ParentFolderID.ValueString())
	parent := index[id]
	if parent == nil {
		c.Diags.AddAttributeError(atParent, "No Such Folder", fmt.Sprintf("There is no folder with the id %q in this workspace.", id))
		return
	}
	above := parent
	for range all { // no more levels than folders, even if Intercom had a circle
		if above == nil {
			return
		}
		if above.ID == own {
			c.Diags.AddAttributeError(atParent, "Folder in Itself", fmt.Sprintf("The folder %q (id %s) is this folder, or is in it.", parent.Name, id))
			return
		}
		above = index[above.ParentID]
	}
}

// planDestroy warns of destroying a folder that is not empty. What is in it may be gone
// by the time of apply.
func (r *Resource) planDestroy(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	var state model
	resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	id := intercom.ID(state.ID.ValueString())
	r.Plans.Store(goes(id), nil)
	r.Ask(&resp.Diagnostics, func() error {
		all, err := r.Client.Folders.List(ctx)
		var reasons []string
		for _, f := range all {
			if _, ok := r.Plans.Load(goes(f.ID)); f.ParentID == id && !ok {
				reasons = append(reasons, fmt.Sprintf("the folder %q (id %s) is in it", f.Name, f.ID))
			}
			if f.ID == id && f.ContentCount > 0 {
				reasons = append(reasons, fmt.Sprintf("Intercom counts %d pieces of content in it", f.ContentCount))
			}
		}
		if len(reasons) > 0 {
			resp.Diagnostics.AddWarning("Folder Is Not Empty", fmt.Sprintf(
				"The plan destroys the folder %s (id %s), and %s. Apply will fail unless that is moved or deleted first.", state.Name, id, strings.Join(reasons, ", ")))
		}
		return err
	})
}

func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		empty := &model{Description: types.StringValue(""), Emoji: types.StringValue("")}
		return crud.Into(plan.fromAPI)(r.Client.Folders.Create(ctx, plan.toAPI(empty)))
	})
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.Folders.Get(ctx, intercom.ID(m.ID.ValueString())))
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, state *model) error {
		return crud.Into(plan.fromAPI)(r.Client.Folders.Update(ctx, intercom.ID(state.ID.ValueString()), plan.toAPI(state)))
	})
}

// Delete deletes the folder. It refuses that while other folders are in it: Intercom may
// move them.
func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		id := intercom.ID(state.ID.ValueString())
		all, err := r.Client.Folders.List(ctx)
		if err != nil {
			return err
		}
		var inside []string
		for _, f := range all {
			if f.ParentID == id {
				inside = append(inside, fmt.Sprintf("%q (id %s)", f.Name, f.ID))
			}
		}
		if len(inside) > 0 {
			return &crud.Failure{Summary: "Folder Has Folders in It", Detail: fmt.Sprintf(
				"The folder with id %s has the folders %s in it. Intercom may move them, so that nothing was deleted. Move or destroy them first.", id, strings.Join(inside, ", "))}
		}
		err = r.Client.Folders.Delete(ctx, id)
		var refusal *intercom.Error
		if errors.As(err, &refusal) && refusal.StatusCode == http.StatusUnprocessableEntity {
			return crud.Hint(err, "Move what is in the folder in Intercom, or delete it, and destroy the folder again. "+crud.StopManaging("the folder"))
		}
		return err
	})
}

// ImportState takes an id, a name, or the name of the parent and a name.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportByIDOrName(ctx, r.Base, req, resp, func(c *intercom.Client) crud.Finder[intercom.Folder] { return c.Folders },
		noun, "An id is a number such as 6. A folder in another one is also found by both names, such as \"Product documentation/Releases\".")
}
