// Package tag manages tags: the marks that teammates put on contacts,
// companies, conversations, tickets and articles.
package tag

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

const noun = "tag"

// NewResource returns intercom_tag.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_tag.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
)

// model is a tag in Terraform's terms.
type model struct {
	ID   types.String `tfsdk:"id"`
	Name types.String `tfsdk:"name"`
}

// fromAPI keeps the name as it is configured when Intercom, to which case does
// not matter, answers with another spelling.
func (m *model) fromAPI(t *intercom.Tag) {
	m.ID = types.StringValue(t.ID.String())
	if m.Name.IsNull() || !intercom.SameName(m.Name.ValueString(), t.Name) {
		m.Name = types.StringValue(t.Name)
	}
}

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A [tag](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags) " +
			"marks contacts, companies, conversations, tickets and articles.\n\n" +
			"~> Unlike most objects, a tag is really deleted when it is destroyed, and taken off everything that has it. " +
			"Intercom refuses to delete a tag that a segment or another object is built on, and says which.\n\n" +
			"~> Creating a tag that exists is refused, in the plan: Intercom would hand out the existing one, and destroying it " +
			"would take it off everything that has it. Import it instead.",
		Attributes: map[string]schema.Attribute{
			"id": attribute.ID(noun),
			"name": attribute.Name("Name of the tag. To Intercom, names that differ in case only are the same; " +
				"the spelling here is kept whichever Intercom answers with."),
		},
	}
}

// Create makes the tag. Intercom would hand out an existing tag of the same
// name as if it were new, and destroying that one would take it from whoever
// made it: so it is looked for first.
func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		name := plan.Name.ValueString()
		defer r.Unclaim(noun, key(name))
		switch twin, err := r.Client.Tags.Find(ctx, name); {
		case err == nil && r.Released(ctx, noun, twin.ID.String(), func() bool { _, err := r.Client.Tags.Find(ctx, name); return err == nil }):
		case err == nil:
			return exists(twin)
		case !errors.Is(err, intercom.ErrNotFound):
			return err
		}
		created, err := r.Client.Tags.Upsert(ctx, name)
		if err != nil {
			return err
		}
		plan.fromAPI(created)
		return nil
	})
}

// makeWay renames a tag to a name that nobody has while another tag of this run
// gives up the one it is to get: two tags that swap their names wait for each
// other.
func (r *Resource) makeWay(ctx context.Context, id intercom.ID, from, to string, twin *intercom.Tag) error {
	if !r.Changing(ctx, noun, twin.ID.String()) {
		return inTheWay(twin)
	}
	if _, err := r.Client.Tags.Rename(ctx, id, fmt.Sprintf("%s (being renamed, %s)", from, id)); err != nil {
		return err
	}
	inUse := func() bool { _, err := r.Client.Tags.Find(ctx, to); return err == nil }
	if r.Released(ctx, noun, twin.ID.String(), inUse) {
		return nil
	}
	if _, err := r.Client.Tags.Rename(ctx, id, from); err != nil {
		return err
	}
	return inTheWay(twin)
}

// key is what Intercom tells tags apart by.
func key(name string) string { return strings.ToLower(name) }

// exists says that a tag cannot be created.
func exists(twin *intercom.Tag) *crud.Failure {
	return taken(twin, "To manage it with Terraform, import it; otherwise choose another name.\n\n"+crud.ImportBlock("intercom_tag", twin.Name))
}

// inTheWay says that a tag cannot be renamed.
func inTheWay(twin *intercom.Tag) *crud.Failure {
	return taken(twin, "The tag cannot get this name; choose another, or rename or delete the other tag first.")
}

func taken(twin *intercom.Tag, advice string) *crud.Failure {
	return &crud.Failure{
		Path:    path.Root("name"),
		Summary: "Tag Exists Already",
		Detail:  fmt.Sprintf("The workspace has the tag %q (id %s), and names that differ in case only are the same to Intercom. %s", twin.Name, twin.ID, advice),
	}
}

// ModifyPlan says before apply what Create and Update would refuse.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	creates := r.Creates(ctx, noun, req)
	if req.Plan.Raw.IsNull() {
		return
	}
	var plan, state model
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if !creates {
		resp.Diagnostics.Append(req.State.Get(ctx, &state)...)
	}
	name := plan.Name.ValueString()
	if resp.Diagnostics.HasError() || plan.Name.IsUnknown() || intercom.SameName(name, state.Name.ValueString()) {
		return
	}
	r.Claim(noun, key(name), path.Root("name"), &resp.Diagnostics)
	var twin *intercom.Tag
	r.Look(func() (err error) {
		twin, err = r.Client.Tags.Find(ctx, name)
		return err
	})
	switch {
	case twin == nil:
	case creates:
		r.Refuse(ctx, noun, twin.ID.String(), exists(twin), &resp.Diagnostics)
	default:
		r.Refuse(ctx, noun, twin.ID.String(), inTheWay(twin), &resp.Diagnostics)
	}
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error {
		found, err := r.Client.Tags.Get(ctx, intercom.ID(state.ID.ValueString()))
		if err != nil {
			return err
		}
		state.fromAPI(found)
		return nil
	})
}

// Update renames the tag. What Intercom does when another tag has the name is
// not documented; merging the two could not be undone, so it is not tried.
func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(plan, state *model) error {
		id, name := intercom.ID(state.ID.ValueString()), plan.Name.ValueString()
		defer r.Unclaim(noun, key(name))
		switch twin, err := r.Client.Tags.Find(ctx, name); {
		case err == nil && twin.ID != id:
			if err := r.makeWay(ctx, id, state.Name.ValueString(), name, twin); err != nil {
				return err
			}
		case err != nil && !errors.Is(err, intercom.ErrNotFound):
			return err
		}
		renamed, err := r.Client.Tags.Rename(ctx, id, name)
		if err != nil {
			return err
		}
		plan.fromAPI(renamed)
		return nil
	})
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		err := r.Client.Tags.Delete(ctx, intercom.ID(state.ID.ValueString()))
		var refusal *intercom.Error
		if errors.As(err, &refusal) && refusal.Has("tag_has_dependent_objects") {
			return crud.Hint(err, "Take the tag out of what Intercom names, and destroy again. "+
				"To keep the tag and only stop managing it, use a removed block or terraform state rm.")
		}
		return err
	})
}

// ImportState takes an id or a name.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.Import(ctx, r.Base, req, resp, func(id string) ([]string, error) {
		found, err := crud.ByIDOrName(ctx, id, r.Client.Tags.Get, r.Client.Tags.Find)
		if errors.Is(err, intercom.ErrNotFound) {
			return nil, crud.ImportFailure("There is no tag with the id or the name %q in this workspace. An id is a number such as 105.", id)
		}
		if err != nil {
			return nil, err
		}
		return []string{found.ID.String()}, nil
	})
}
