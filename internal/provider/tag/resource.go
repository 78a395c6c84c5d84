// Package tag manages tags: the marks that teammates put on contacts,
// companies, conversations, tickets and articles.
package tag

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

const (
	noun = "tag"
	link = "[tag](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags)"
)

// NewResource returns intercom_tag.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_tag.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_tag.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
	_ list.ListResourceWithConfigure   = (*Resource)(nil)
)

// model is a tag in the types of Terraform.
type model struct {
	ID   types.String `tfsdk:"id"`
	Name types.String `tfsdk:"name"`
}

// fromAPI sets the model from an answer. It keeps the configured spelling of the name
// if Intercom treats the two spellings as the same name.
func (m *model) fromAPI(t *intercom.Tag) {
	m.ID = types.StringValue(t.ID.String())
	if m.Name.IsNull() || !intercom.SameName(m.Name.ValueString(), t.Name) {
		m.Name = types.StringValue(t.Name)
	}
}

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A " + link + " " +
			"marks contacts, companies, conversations, tickets and articles.\n\n" +
			"~> Unlike most objects, a tag is really deleted when it is destroyed, and removed from all objects that have it. " +
			"Intercom refuses to delete a tag that a segment or another object uses, and names that object.\n\n" +
			"~> The plan refuses to create a tag that exists, because Intercom would return the existing tag, and destroying it later " +
			"would remove it from all objects that have it. Import the tag instead.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":   attribute.ID(noun),
		"name": attribute.Name("Name of the tag. Intercom treats names that differ only in case as the same."),
	}
}

// Create creates the tag. Intercom answers the creation of an existing tag with that
// tag, as if it were new, and destroying it would remove it from all objects that have
// it. So the client refuses an existing tag.
func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		name := plan.Name.ValueString()
		defer r.Done(intercom.FoldName(name), "")
		if err := r.awaitName(ctx, name, ""); err != nil {
			return err
		}
		created, err := r.Client.Tags.Upsert(ctx, name)
		var existing *intercom.ExistsError
		if errors.As(err, &existing) {
			return exists(existing.ID, existing.Name)
		}
		if err != nil {
			return err
		}
		plan.fromAPI(created)
		return nil
	})
}

// existing returns the tag that Intercom would treat as the one with a name, preferring
// an exact match, or nil if there is none. It ignores the tag with the id own.
func (r *Resource) existing(ctx context.Context, name, own string) (*intercom.Tag, error) {
	tags, err := r.Client.Tags.List(ctx)
	if err != nil {
		return nil, err
	}
	var found *intercom.Tag
	for _, tag := range tags {
		if tag.ID.String() != own && intercom.SameName(tag.Name, name) && (found == nil || tag.Name == name) {
			found = tag
		}
	}
	return found, nil
}

// awaitName returns an error if another tag has a name. It first waits for a resource
// of this run that is about to release the name.
func (r *Resource) awaitName(ctx context.Context, name, own string) error {
	existing, err := r.existing(ctx, name, own)
	if err != nil || existing == nil {
		return err
	}
	if r.AwaitRelease(ctx, existing.ID, func() bool { e, err := r.existing(ctx, name, own); return e != nil || err != nil }) {
		return nil
	}
	if own == "" {
		return exists(existing.ID, existing.Name)
	}
	return nameTaken(existing)
}

// exists returns the failure of creating a tag that exists.
func exists(id intercom.ID, name string) *crud.Failure {
	return &crud.Failure{
		Path:    path.Root("name"),
		Summary: "Tag Already Exists",
		Detail: fmt.Sprintf("The workspace has the tag %q (id %s), and Intercom treats names that differ only in case or white space as the same. %s",
			name, id, crud.ImportInstead(Kind, crud.NameOrID(name, id))),
	}
}

// nameTaken returns the failure of renaming a tag to the name of another one.
func nameTaken(other *intercom.Tag) *crud.Failure {
	return &crud.Failure{
		Path:    path.Root("name"),
		Summary: "Tag Already Exists",
		Detail: fmt.Sprintf("The workspace has another tag %q (id %s), and Intercom treats names that differ only in case or white space as the same. "+
			"Choose another name, or rename or delete the other tag first.", other.Name, other.ID),
	}
}

// ModifyPlan reports before apply what Create and Update would refuse.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		if c.Plan.Name.IsUnknown() {
			return
		}
		name, from, own := c.Plan.Name.ValueString(), "", ""
		if c.State != nil {
			from, own = intercom.FoldName(c.State.Name.ValueString()), c.State.ID.ValueString()
		}
		c.Unique(from, intercom.FoldName(name), func() (*crud.Existing, error) {
			tag, err := r.existing(ctx, name, own)
			if err != nil || tag == nil {
				return nil, err
			}
			failure := exists(tag.ID, tag.Name)
			if c.State != nil {
				failure = nameTaken(tag)
			}
			return &crud.Existing{ID: tag.ID.String(), Name: tag.Name, Failure: failure}, nil
		})
	})
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.Tags.Get(ctx, intercom.ID(m.ID.ValueString())))
}

// Update renames the tag. It refuses the name of another tag, because Intercom does not
// document what it does then, and merged tags could not be separated again.
func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, state *model) error {
		id, name := state.ID.ValueString(), plan.Name.ValueString()
		defer r.Done(intercom.FoldName(name), id)
		if err := r.awaitName(ctx, name, id); err != nil {
			return err
		}
		return crud.Into(plan.fromAPI)(r.Client.Tags.Rename(ctx, intercom.ID(id), name))
	})
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		err := r.Client.Tags.Delete(ctx, intercom.ID(state.ID.ValueString()))
		var refusal *intercom.Error
		if errors.As(err, &refusal) && refusal.Has("tag_has_dependent_objects") {
			return crud.Hint(err, "Remove the tag from what Intercom names, and destroy it again. "+crud.StopManaging("the tag"))
		}
		return err
	})
}

// ImportState imports a tag by its id or its name.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportByIDOrName(ctx, r.Base, req, resp, func(c *intercom.Client) crud.Finder[intercom.Tag] { return c.Tags },
		noun, "An id is a number such as 105.")
}
