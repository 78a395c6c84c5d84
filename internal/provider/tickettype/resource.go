// Package tickettype manages ticket types, which define the form that opens a ticket and who
// works on it.
package tickettype

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const (
	noun = "ticket type"
	link = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-types"
)

// NewResource returns intercom_ticket_type.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_ticket_type.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_ticket_type.
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
		MarkdownDescription: "A [ticket type](" + link + ") " +
			"defines what a ticket captures and who takes part in it. Its fields are `intercom_ticket_type_attribute` resources; " +
			"Intercom gives each type two of its own, for the title and the description.\n\n" +
			"~> Intercom cannot delete a ticket type. Destroying this resource archives it, and with it its attributes; tickets of the type stay. " +
			"Creating a type whose name and category an archived one has restores that one, with its id; " +
			"`restore_archived = false` in the provider configuration turns that off.\n\n" +
			"~> Intercom may accept several ticket types of the same name and category. The plan refuses to create a ticket type that exists, " +
			"so that no duplicate is created; import the existing one.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":   attribute.ID(noun),
		"name": attribute.Name("Name that teammates and customers see."),
		"category": attribute.OneOf(intercom.TicketTypeCategories, schema.StringAttribute{
			MarkdownDescription: "Who takes part in a ticket of this type. `Customer`: a customer and teammates. " +
				"`Back-office`: teammates, unless one of them shares the ticket with the customer. `Tracker`: teammates, who track what many customers report. " +
				"Intercom does not document whether it accepts a change; if it does not, apply says so.",
			Required: true,
		}),
		"description": attribute.Description("What this type of ticket is for."),
		"icon": schema.StringAttribute{
			MarkdownDescription: "One emoji. Default: `" + intercom.DefaultTicketTypeIcon + "`.",
			Optional:            true,
			Computed:            true,
			Default:             stringdefault.StaticString(intercom.DefaultTicketTypeIcon),
			PlanModifiers:       []planmodifier.String{sameIcon{}, attribute.WhenChanged(attribute.Emoji())},
		},
		"is_internal": schema.BoolAttribute{
			MarkdownDescription: "Whether only teammates see tickets of this type. Intercom restricts this attribute and may derive it from the category; " +
				"leave it out to use Intercom's value.",
			Optional:      true,
			Computed:      true,
			PlanModifiers: []planmodifier.Bool{sameCategory{}},
		},
		"created_at": attribute.CreatedAt(noun),
	}
}

// sameCategory keeps the value that Intercom chose while the category does not change.
type sameCategory struct{}

func (sameCategory) Description(context.Context) string {
	return "Stays as it is while the category does."
}

func (m sameCategory) MarkdownDescription(ctx context.Context) string { return m.Description(ctx) }

func (sameCategory) PlanModifyBool(ctx context.Context, req planmodifier.BoolRequest, resp *planmodifier.BoolResponse) {
	if req.State.Raw.IsNull() || !req.ConfigValue.IsNull() || !req.PlanValue.IsUnknown() {
		return
	}
	var planned, stored types.String
	resp.Diagnostics.Append(req.Plan.GetAttribute(ctx, path.Root("category"), &planned)...)
	resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root("category"), &stored)...)
	if planned.Equal(stored) {
		resp.PlanValue = req.StateValue
	}
}

// sameIcon keeps the icon of the state if the configuration has the same emoji in
// another spelling, as after an import. A type without an icon in Intercom has none
// until one is configured: Terraform generates no configuration for it.
type sameIcon struct{}

func (sameIcon) Description(context.Context) string {
	return "Stays as it is when only the variation selector U+FE0F differs, and when there is none."
}

func (m sameIcon) MarkdownDescription(ctx context.Context) string { return m.Description(ctx) }

func (sameIcon) PlanModifyString(_ context.Context, req planmodifier.StringRequest, resp *planmodifier.StringResponse) {
	none := req.ConfigValue.IsNull() && req.StateValue.ValueString() == ""
	same := value.Known(req.PlanValue) && intercom.SameIcon(req.PlanValue.ValueString(), req.StateValue.ValueString())
	if value.Known(req.StateValue) && (none || same) {
		resp.PlanValue = req.StateValue
	}
}

// Create creates the ticket type, or restores it if it exists archived.
func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		defer r.Done(plan.key(), "")
		live, archived, err := r.existing(ctx, plan)
		if live != nil && r.AwaitRelease(ctx, live.ID, func() bool { live, _, err := r.existing(ctx, plan); return live != nil || err != nil }) {
			live, archived, err = r.existing(ctx, plan)
		}
		switch {
		case err != nil:
			return err
		case live != nil:
			return r.taken(ctx, live)
		case archived != nil && r.RestoreArchived:
			if err := r.restore(ctx, plan, archived); err != nil {
				return err
			}
			r.warnRestored(archived, &resp.Diagnostics)
			return nil
		}
		return crud.Into(plan.fromAPI)(r.Client.TicketTypes.Create(ctx, plan.toAPI()))
	})
}

// existing returns the ticket types with the name and category of the planned one: the
// one in use, and the archived one that was changed last.
func (r *Resource) existing(ctx context.Context, plan *model) (live, archived *intercom.TicketType, err error) {
	ticketTypes, err := r.Client.TicketTypes.List(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, t := range ticketTypes {
		switch {
		case t.Name != plan.Name.ValueString() || t.Category != plan.Category.ValueString():
		case !t.Archived:
			live = t
		case archived == nil || t.UpdatedAt > archived.UpdatedAt:
			archived = t
		}
	}
	return live, archived, nil
}

func (r *Resource) warnRestored(archived *intercom.TicketType, diags *diag.Diagnostics) {
	r.WarnRestored(archived.ID, fmt.Sprintf(
		"The ticket type %q is archived in Intercom (id %s). Creating it restores it, with its tickets and those of its attributes that are not archived.",
		archived.Name, archived.ID), diags)
}

// ModifyPlan reports in the plan what Create would refuse or restore. It does not check
// renames: Intercom decides whether two ticket types can have the same name.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		if c.Plan.Name.IsUnknown() || c.Plan.Category.IsUnknown() {
			return
		}
		from := ""
		if c.State != nil {
			from = c.State.key()
		}
		c.Unique(from, c.Plan.key(), func() (*crud.Existing, error) {
			live, archived, err := r.existing(ctx, &c.Plan)
			switch {
			case err != nil || c.State != nil:
				return nil, err
			case live != nil:
				return &crud.Existing{ID: live.ID.String(), Name: live.Name, Failure: r.taken(ctx, live)}, nil
			case archived != nil && r.RestoreArchived:
				r.warnRestored(archived, c.Diags)
			}
			return nil, nil
		})
	})
}

// taken returns the failure of creating a ticket type that exists. Its import block has
// the name, or the id if another ticket type has the same name.
func (r *Resource) taken(ctx context.Context, existing *intercom.TicketType) *crud.Failure {
	importID := crud.NameOrID(existing.Name, existing.ID)
	if found, err := r.Client.TicketTypes.Find(ctx, existing.Name); err != nil || found.ID != existing.ID {
		importID = existing.ID.String()
	}
	return &crud.Failure{
		Path:    path.Root("name"),
		Summary: "Ticket Type Already Exists",
		Detail: fmt.Sprintf("The workspace has a ticket type %q of the category %q (id %s). %s",
			existing.Name, existing.Category, existing.ID, crud.ImportInstead(Kind, importID)),
	}
}

func (r *Resource) restore(ctx context.Context, plan *model, archived *intercom.TicketType) error {
	restored, err := r.Client.TicketTypes.Restore(ctx, archived.ID, plan.toAPI())
	if err != nil {
		return crud.NotRestored(noun, archived.ID, err)
	}
	if restored.Archived {
		return &crud.Failure{
			Path:    path.Root("name"),
			Summary: "Archived Ticket Type Not Restored",
			Detail: fmt.Sprintf("%s exists archived (id %s). Intercom was asked to restore it, answered without an error, and left it archived. "+
				"Restore it in Intercom (Settings > Tickets > Ticket types) and import it, or set restore_archived = false in the provider configuration to create another.",
				plan.Name, archived.ID),
		}
	}
	plan.fromAPI(restored)
	return nil
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.TicketTypes.Get(ctx, intercom.ID(m.ID.ValueString())))
}

// Update changes the ticket type in place. It sends every argument, because Intercom's
// reference has defaults for arguments that an update leaves out.
func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, state *model) error {
		defer r.Done(plan.key(), state.ID.ValueString())
		updated, err := r.Client.TicketTypes.Update(ctx, intercom.ID(state.ID.ValueString()), plan.toAPI())
		if err != nil {
			return err
		}
		plan.fromAPI(updated)
		return crud.RequireInUse(updated.Archived)
	})
}

// Delete archives the ticket type.
func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		return r.Client.TicketTypes.Archive(ctx, intercom.ID(state.ID.ValueString()), state.toAPI())
	})
}

// ImportState imports a ticket type by its id or its name.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.Import(ctx, r.Base, req, resp, func(id string) ([]string, error) {
		found, err := crud.ByIDOrName(ctx, id, r.Client.TicketTypes.Get, r.Client.TicketTypes.Find)
		switch {
		case errors.Is(err, intercom.ErrArchived):
			return nil, crud.ImportFailure("The ticket type %q (id %s) is archived. Restore it in Intercom and import it then, "+
				"or remove the import: creating it with Terraform restores it.", found.Name, found.ID)
		case errors.Is(err, intercom.ErrNotFound):
			return nil, crud.ImportFailure("There is no ticket type with the id or the name %q in this workspace. An id is a number such as 70.", id)
		case err != nil:
			return nil, err
		}
		return []string{found.ID.String()}, nil
	})
}
