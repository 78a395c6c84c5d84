// Package helpcentercollection manages collections: the places of a help center
// that hold its articles.
package helpcentercollection

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework-validators/mapvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/mapplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

const (
	noun = "help center collection"
	link = "[collection](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center)"
)

// NewResource returns intercom_help_center_collection.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_help_center_collection.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_help_center_collection.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
	_ list.ListResourceWithConfigure   = (*Resource)(nil)
)

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "A " + link + " holds articles of a help center, and other collections, in up to three levels.\n\n" +
			"~> Intercom accepts several collections with one name in one place. The plan warns when it creates a second one; import the existing collection instead.\n\n" +
			"~> Destroying a collection deletes it. Intercom does not document what becomes of the articles and collections in it. " +
			"The plan shows the number of collections in it, and the number of articles in it that Terraform does not manage if the plan has read the list of articles for another reason, " +
			"such as a refresh of more than ten of them. To keep those, move them in one apply, and remove this collection in the next one.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":          attribute.ID(noun),
		"name":        attribute.Name("Name in the default language of the help center."),
		"description": attribute.Description("Description in the default language of the help center."),
		"parent_id": schema.StringAttribute{
			MarkdownDescription: "Id of the collection that this one is in. Leave it out for the first level.",
			Optional:            true,
			Validators:          []validator.String{attribute.NotBlank()},
		},
		"help_center_id": schema.StringAttribute{
			MarkdownDescription: "Id of the help center. Without it, a collection of the first level is created in the default help center, and others in that of their parent. " +
				"Changing it creates a new collection and deletes the old one.",
			Optional:   true,
			Computed:   true,
			Validators: []validator.String{attribute.Checked("must be a number", checkNumber)},
			PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown(), stringplanmodifier.RequiresReplaceIf(
				func(_ context.Context, req planmodifier.StringRequest, resp *stringplanmodifier.RequiresReplaceIfFuncResponse) {
					resp.RequiresReplace = !req.ConfigValue.IsNull() && !req.StateValue.IsNull()
				}, "Changing it replaces the collection.", "Changing it replaces the collection.")},
		},
		"translations": schema.MapNestedAttribute{
			MarkdownDescription: "Texts in other languages than the default one, by locale. Leave it out to keep the translations that Intercom has, if any. " +
				"Intercom does not document whether a translation can be removed; if it keeps one, apply says so. " +
				"Intercom may not show translations unless several languages are turned on for the help center, and changes made in Intercom are not found then.",
			Optional:      true,
			Computed:      true,
			Validators:    []validator.Map{mapvalidator.KeysAre(stringvalidator.OneOf(intercom.Locales...))},
			PlanModifiers: []planmodifier.Map{mapplanmodifier.UseStateForUnknown()},
			NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
				"name":        attribute.Name("Name in the language."),
				"description": attribute.Description("Description in the language."),
			}},
		},
		"created_at": attribute.CreatedAt(noun),
	}
}

func checkNumber(id string) error {
	if !crud.IsNumber(id) {
		return errors.New("expected the number that Intercom gives the help center, such as 79")
	}
	return nil
}

func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		return crud.Into(plan.fromAPI)(r.Client.HelpCenterCollections.Create(ctx, plan.toAPI(nil)))
	})
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.HelpCenterCollections.Get(ctx, intercom.ID(m.ID.ValueString())))
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, state *model) error {
		err := crud.Into(plan.fromAPI)(r.Client.HelpCenterCollections.Update(ctx, intercom.ID(state.ID.ValueString()), plan.toAPI(state)))
		var refusal *intercom.Error
		if errors.As(err, &refusal) && refusal.StatusCode < 500 && len(plan.removed(state)) > 0 {
			return crud.Hint(err, "The update removes a translation, and Intercom may not be able to do that. Remove it in Intercom, or keep it in the configuration.")
		}
		return err
	})
}

// Delete deletes the collection. Collections in it that the plan did not show
// would be lost: that is refused.
func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		id := intercom.ID(state.ID.ValueString())
		if err := r.checkInside(ctx, id, req.Private); err != nil {
			return err
		}
		return r.Client.HelpCenterCollections.Delete(ctx, id)
	})
}

// ImportState takes an id, a name, or the name of the parent and a name.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportByIDOrName(ctx, r.Base, req, resp, func(c *intercom.Client) crud.Finder[intercom.HelpCenterCollection] { return c.HelpCenterCollections },
		noun, "An id is a number such as 165. A collection in another one is also found by both names, such as \"Getting started/Roles\".")
}

var (
	atParent     = path.Root("parent_id")
	atHelpCenter = path.Root("help_center_id")

	atTranslations = path.Root("translations")
)
