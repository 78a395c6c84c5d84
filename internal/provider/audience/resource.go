// Package audience manages audiences: the people that content is for.
package audience

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const (
	noun = "audience"
	link = "[audience](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/audiences)"
)

// NewResource returns intercom_audience.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_audience.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_audience.
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
		MarkdownDescription: "An " + link + " says which people content such as articles, snippets and external sources is for.\n\n" +
			"~> Intercom's reference has examples of predicates, but no list of the attributes, types and comparisons that exist, and it does not say whether all predicates or one of them must match. " +
			"Make an audience like it in Intercom, and look at it with the [data source](../data-sources/audience.md) or adopt it.\n\n" +
			"~> Destroying an audience deletes it. Intercom does not document what becomes of content that is for this audience only. " +
			"Give such content another audience first.\n\n" +
			"-> The plan warns when another audience has the name: Intercom does not document that names are unique. Import the existing audience instead.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":   attribute.ID(noun),
		"name": attribute.Name("Name of the audience."),
		"predicates": predicates("Conditions on people and their companies. Left to Intercom if it is not set, which is none for a new audience. " +
			"`[]` removes all, which Intercom may refuse."),
		"role_predicates": predicates("Conditions on the role of people, such as users, leads and visitors. Left to Intercom if it is not set, " +
			"which may be all roles for a new audience. `[]` removes all, which Intercom may refuse."),
		"created_at": attribute.CreatedAt(noun),
	}
}

func predicates(description string) schema.ListNestedAttribute {
	return schema.ListNestedAttribute{
		MarkdownDescription: description + " Another order in Intercom makes no difference.",
		Optional:            true,
		Computed:            true,
		PlanModifiers:       []planmodifier.List{listplanmodifier.UseStateForUnknown()},
		NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
			"attribute":  part("What is compared, such as `company.name`, `custom_attributes.plan` or `role`."),
			"type":       part("Type of the attribute, such as `string` or `role`."),
			"comparison": part("How it is compared, such as `eq`, `contains` or `in`."),
			"value": schema.StringAttribute{
				MarkdownDescription: "What it is compared with, one string. Exactly one of `value` and `values` is set.",
				Optional:            true,
				Validators:          []validator.String{stringvalidator.ExactlyOneOf(path.MatchRelative().AtParent().AtName("values"))},
			},
			"values": schema.ListAttribute{
				MarkdownDescription: "What it is compared with, several strings. A predicate that Intercom has without a value, such as whether an attribute is known, has `[]`.",
				ElementType:         types.StringType,
				Optional:            true,
			},
		}},
	}
}

func part(description string) schema.StringAttribute {
	return schema.StringAttribute{
		MarkdownDescription: description,
		Required:            true,
		PlanModifiers:       []planmodifier.String{attribute.WhenChanged(attribute.NotBlank())},
	}
}

// ModifyPlan refuses to change predicates that it cannot write, and warns of another
// audience with the planned name.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		if c.State != nil {
			checkGroups(c, "predicates", c.Plan.Predicates, c.State.Predicates)
			checkGroups(c, "role_predicates", c.Plan.RolePredicates, c.State.RolePredicates)
		}
		if value.Known(c.Plan.Name) && (c.State == nil || !c.Plan.Name.Equal(c.State.Name)) {
			r.warnOfSameName(ctx, c)
		}
	})
}

// checkGroups refuses to change a list that has a predicate without an attribute:
// Intercom's interface may make groups of predicates, which the API does not describe,
// and the change would replace the group.
func checkGroups(c *crud.Change[model], name string, plan, state types.List) {
	if plan.Equal(state) || plan.IsUnknown() {
		return
	}
	for i, p := range elements(plan) {
		if p.text("attribute").Equal(types.StringValue("")) {
			c.Diags.AddAttributeError(path.Root(name).AtListIndex(i), "Unknown Predicate",
				"The predicate has no attribute. It may be a group that was made in Intercom, which the provider cannot send: the predicates of this audience "+
					"can be changed in Intercom only. Leave them as they are, or replace all that have no attribute.")
		}
	}
}

func (r *Resource) warnOfSameName(ctx context.Context, c *crud.Change[model]) {
	r.Ask(c.Diags, func() error {
		audiences, err := r.Client.Audiences.List(ctx)
		var existing []crud.Existing
		for _, a := range audiences {
			if a.HasName(c.Plan.Name.ValueString()) {
				existing = append(existing, crud.Existing{ID: a.ID.String(), Name: a.Name})
			}
		}
		c.WarnSameName(existing, "Intercom accepts a second one of the same name.")
		return err
	})
}

func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		created, err := r.Client.Audiences.Create(ctx, plan.toWrite(nil))
		return crud.Into(plan.fromAPI)(created, located(err))
	})
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.Audiences.Get(ctx, intercom.ID(m.ID.ValueString())))
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, state *model) error {
		updated, err := r.Client.Audiences.Update(ctx, intercom.ID(state.ID.ValueString()), plan.toWrite(state))
		var refusal *intercom.Error
		if errors.As(err, &refusal) && (clears(plan.Predicates, state.Predicates) || clears(plan.RolePredicates, state.RolePredicates)) {
			err = crud.Hint(err, "The update removes all predicates of a list, and Intercom may not be able to do that. Keep one, or leave the argument out to keep what Intercom has.")
		}
		return crud.Into(plan.fromAPI)(updated, located(err))
	})
}

// clears reports whether a plan removes all predicates of a list.
func clears(plan, state types.List) bool {
	return value.Known(plan) && len(plan.Elements()) == 0 && len(state.Elements()) > 0
}

// located adds to Intercom's refusal of a name which attribute it is about.
func located(err error) error {
	var refusal *intercom.Error
	isAboutName := func(p intercom.Problem) bool { return strings.HasPrefix(p.Message, "Name ") }
	if errors.As(err, &refusal) && slices.ContainsFunc(refusal.Problems, isAboutName) {
		return crud.At(path.Root("name"), err)
	}
	return err
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		err := r.Client.Audiences.Delete(ctx, intercom.ID(state.ID.ValueString()))
		var refusal *intercom.Error
		if errors.As(err, &refusal) && (refusal.StatusCode == http.StatusConflict || refusal.StatusCode == http.StatusUnprocessableEntity) {
			return crud.Hint(err, "Content may be for this audience. Give that content another audience, and destroy this one again. "+crud.StopManaging("the audience"))
		}
		return err
	})
}

// ImportState takes an id or a name.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportByIDOrName(ctx, r.Base, req, resp, func(c *intercom.Client) crud.Finder[intercom.Audience] { return c.Audiences },
		noun, "An id is a number such as 123.")
}
