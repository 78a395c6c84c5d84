// Package tickettypeattribute manages the attributes of ticket types: the
// fields of the form that opens a ticket.
package tickettypeattribute

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const noun = "ticket type attribute"

// NewResource returns intercom_ticket_type_attribute.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_ticket_type_attribute.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_ticket_type_attribute.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure      = (*Resource)(nil)
	_ resource.ResourceWithIdentity       = (*Resource)(nil)
	_ resource.ResourceWithImportState    = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan     = (*Resource)(nil)
	_ resource.ResourceWithValidateConfig = (*Resource)(nil)
	_ list.ListResourceWithConfigure      = (*Resource)(nil)
)

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "An [attribute of a ticket type](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-type-attributes): " +
			"one field of the form that opens a ticket.\n\n" +
			"~> Intercom cannot delete an attribute. Destroying this resource archives it: new tickets do not have it, those that have it keep it. " +
			"Creating an attribute that the type has archived, with the same name and type, restores it; " +
			"`restore_archived = false` in the provider configuration turns that off.\n\n" +
			"~> Tickets refer to the item of a list by its id. Intercom does not say whether items keep their ids when `list_items` changes; " +
			"on a type that is in use, try it on one attribute first.\n\n" +
			"-> The attributes of a type are shown in the order in which they were created. Terraform creates them concurrently; " +
			"if the order matters, chain them with `depends_on`.\n\n" +
			"-> The title and the description, which Intercom gives every type, cannot be created, only imported: " +
			"as `Bug report/_default_title_` and `Bug report/_default_description_`.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	replace := []planmodifier.String{stringplanmodifier.RequiresReplace()}
	return map[string]schema.Attribute{
		"id": attribute.ID(noun),
		"ticket_type_id": schema.StringAttribute{
			MarkdownDescription: "Id of the ticket type that has the attribute. Changing it archives the attribute and creates a new one.",
			Required:            true,
			PlanModifiers:       replace,
			Validators:          []validator.String{attribute.NotBlank()},
		},
		"name":        attribute.Name("Name of the field."),
		"description": attribute.Description("What to fill in."),
		"data_type": attribute.OneOf(intercom.TicketTypeAttributeTypes, schema.StringAttribute{
			MarkdownDescription: "Type of the field. Intercom cannot change it: changing it in the configuration archives the attribute and creates a new one.",
			Required:            true,
			PlanModifiers:       replace,
		}),
		"required_to_create":              attribute.Flag("Whether teammates must fill in the field to open a ticket.", false),
		"required_to_create_for_contacts": attribute.Flag("Whether customers must fill in the field to open a ticket.", false),
		"visible_on_create":               attribute.Flag("Whether teammates see the field when they open a ticket.", true),
		"visible_to_contacts":             attribute.Flag("Whether customers see the field.", true),
		"multiline":                       flagOf("string", "Whether the text can have several lines. Only for `data_type = \"string\"`."),
		"allow_multiple_values":           flagOf("files", "Whether several files can be attached. Only for `data_type = \"files\"`."),
		"list_items": schema.ListAttribute{
			MarkdownDescription: "Items to choose from. Only for `data_type = \"list\"`, which needs them. " +
				"An item cannot contain a comma, because Intercom takes the items as one text separated by commas. " +
				"It cannot begin or end with white space.",
			ElementType: types.StringType,
			Optional:    true,
			PlanModifiers: []planmodifier.List{attribute.ListWhenChanged(listvalidator.All(
				listvalidator.SizeAtLeast(1),
				listvalidator.UniqueValues(),
				listvalidator.ValueStringsAre(attribute.ListItem()),
			))},
		},
		// A list of objects, not of nested attributes: Terraform 1.5 crashes
		// when it generates configuration for computed nested attributes.
		"list_options": schema.ListAttribute{
			MarkdownDescription: "The items of the list with the ids that tickets store: objects with `id` and `label`.",
			ElementType:         listOption,
			Computed:            true,
			PlanModifiers:       []planmodifier.List{sameItems{}},
		},
		"order": schema.Int64Attribute{
			MarkdownDescription: "Place of the field in the form. Intercom sets it, and several fields can have the same.",
			Computed:            true,
			PlanModifiers:       []planmodifier.Int64{int64planmodifier.UseStateForUnknown()},
		},
	}
}

// flagOf returns a boolean attribute, false by default, that only attributes of one
// data type have.
func flagOf(dataType, description string) schema.BoolAttribute {
	return schema.BoolAttribute{
		MarkdownDescription: description + " Default: `false`.",
		Optional:            true,
		Computed:            true,
		PlanModifiers:       []planmodifier.Bool{defaultFor{dataType}},
	}
}

// ValidateConfig refuses arguments that belong to another data type.
func (r *Resource) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	var config model
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() || !value.Known(config.DataType) {
		return
	}
	only := func(name, dataType string, set bool) {
		if set && config.DataType.ValueString() != dataType {
			resp.Diagnostics.AddAttributeError(path.Root(name), "Invalid Attribute Combination", fmt.Sprintf(
				"Only an attribute with data_type = %q can have %s, and this one has data_type = %s. Change data_type or remove %s.",
				dataType, name, config.DataType, name))
		}
	}
	only("multiline", "string", value.Known(config.Multiline))
	only("allow_multiple_values", "files", value.Known(config.AllowMultipleValues))
	only("list_items", "list", value.Known(config.ListItems))
}

// ModifyPlan refuses what cannot be created, and warns about changes that may change
// the ids that tickets refer to.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		if c.State != nil {
			warnOfChange(c)
			return
		}
		plan := &c.Plan
		if isOwn(plan) && !plan.TicketTypeID.IsUnknown() && !r.cameBack(plan) {
			c.Diags.AddAttributeError(path.Root("name"), "Attribute Is Intercom's Own", fmt.Sprintf(
				"Intercom gives every ticket type the attribute %s itself. It cannot be created, only imported.\n\n%s",
				plan.Name, crud.ImportBlock(Kind.TypeName(), "NAME OF THE TICKET TYPE/"+plan.Name.ValueString())))
		}
		if plan.DataType.ValueString() == "list" && plan.ListItems.IsNull() {
			missingItems(c.Diags)
		}
		if !c.Diags.HasError() && value.Known(plan.TicketTypeID) && value.Known(plan.Name) && value.Known(plan.DataType) {
			r.checkNew(ctx, c)
		}
	})
}

// warnOfChange warns about the effect of a change or a replacement on tickets.
func warnOfChange(c *crud.Change[model]) {
	plan, state := &c.Plan, c.State
	switch {
	case value.Known(plan.DataType) && !plan.DataType.Equal(state.DataType), value.Known(plan.TicketTypeID) && !plan.TicketTypeID.Equal(state.TicketTypeID):
		c.Diags.AddAttributeWarning(path.Root("name"), "Ticket Type Attribute Is Archived and Another Created", fmt.Sprintf(
			"Intercom cannot change the data type of an attribute, or move it to another ticket type. This plan archives %s and creates another attribute. "+
				"Tickets keep the values of the archived attribute, and have none of the new one.", state.Name))
	case plan.ListItems.IsUnknown() || plan.ListItems.Equal(state.ListItems):
	case plan.ListItems.IsNull():
		missingItems(c.Diags)
	default:
		removed := ""
		if items := value.Removed(state.ListItems, plan.ListItems); len(items) > 0 {
			removed = fmt.Sprintf(" The plan removes %s.", value.Quoted(items))
		}
		c.Diags.AddAttributeWarning(path.Root("list_items"), "Tickets Refer to the Items of a List by Id", fmt.Sprintf(
			"The items of %s change.%s Intercom does not document whether items keep their ids then; "+
				"if they do not, tickets and workflows lose the values they have.", state.Name, removed))
	}
}

// isOwn reports whether an attribute is one of those that Intercom creates for every
// ticket type.
func isOwn(plan *model) bool { return strings.HasPrefix(plan.Name.ValueString(), "_default_") }

// cameBack reports whether this run has restored the ticket type, and its attributes
// with it.
func (r *Resource) cameBack(plan *model) bool {
	return r.Client != nil && r.Client.TicketTypes.Restored(intercom.ID(plan.TicketTypeID.ValueString()))
}

// checkNew reports in the plan what Create would refuse or restore.
func (r *Resource) checkNew(ctx context.Context, c *crud.Change[model]) {
	plan := &c.Plan
	typeID := intercom.ID(plan.TicketTypeID.ValueString())
	c.Unique("", plan.key(), func() (*crud.Existing, error) {
		ticketType, err := r.Client.TicketTypes.Get(ctx, typeID)
		if errors.Is(err, intercom.ErrNotFound) {
			return nil, noTicketType(typeID, err)
		}
		if err != nil {
			return nil, err
		}
		switch live, archived := existing(ticketType, plan); {
		case live != nil && r.cameBack(plan):
			// Create takes the attribute over.
		case live != nil:
			return &crud.Existing{ID: live.ID.String(), Name: live.Name, Failure: r.taken(ctx, ticketType, live)}, nil
		case archived != nil && r.RestoreArchived:
			r.warnRestored(ticketType, archived, c.Diags)
		}
		return nil, nil
	})
}

func (r *Resource) warnRestored(ticketType *intercom.TicketType, archived *intercom.TicketTypeAttribute, diags *diag.Diagnostics) {
	r.WarnRestored(archived.ID, fmt.Sprintf(
		"The ticket type %q has the attribute %q archived (id %s). Creating it restores it, with the values that tickets have of it.",
		ticketType.Name, archived.Name, archived.ID), diags)
}

func missingItems(diags *diag.Diagnostics) {
	diags.AddAttributeError(path.Root("list_items"), "Missing List Items",
		"An attribute with data_type = \"list\" needs list_items to choose from.")
}

// Create adds the attribute to its type. If the type has the attribute archived, Create
// restores it.
func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		defer r.Done(plan.key(), "")
		typeID := intercom.ID(plan.TicketTypeID.ValueString())
		ticketType, err := r.Client.TicketTypes.Get(ctx, typeID)
		if errors.Is(err, intercom.ErrNotFound) {
			return noTicketType(typeID, err)
		}
		if err != nil {
			return err
		}

		live, archived := existing(ticketType, plan)
		switch {
		case live != nil && r.cameBack(plan):
			return r.takeOver(ctx, plan, live)
		case live != nil:
			return r.taken(ctx, ticketType, live)
		case archived != nil && r.RestoreArchived:
			if err := r.takeOver(ctx, plan, archived); err != nil {
				return err
			}
			r.warnRestored(ticketType, archived, &resp.Diagnostics)
			return nil
		}

		created, err := r.Client.TicketTypeAttributes.Create(ctx, typeID, plan.toCreate())
		if created != nil {
			plan.fromAPI(created)
		}
		return err
	})
}

// existing returns the attributes of a type with the name and the data type of the
// planned one: the one in use, and the archived one that was changed last. Intercom
// decides whether attributes of two data types can share a name.
func existing(ticketType *intercom.TicketType, plan *model) (live, archived *intercom.TicketTypeAttribute) {
	for _, a := range ticketType.AllAttributes() {
		switch {
		case a.Name != plan.Name.ValueString() || a.DataType != plan.DataType.ValueString():
		case !a.Archived:
			live = &a
		case archived == nil || a.UpdatedAt > archived.UpdatedAt:
			archived = &a
		}
	}
	return live, archived
}

// takeOver changes an existing attribute, archived or not, to the planned one.
func (r *Resource) takeOver(ctx context.Context, plan *model, found *intercom.TicketTypeAttribute) error {
	write := plan.toCreate()
	write.DataType = ""
	write.Archived = new(false)
	if value.InOrderOf(plan.ListItems, found.Labels()).Equal(plan.ListItems) {
		write.ListItems = nil // the attribute has them, with the ids that tickets refer to
	}
	updated, err := r.Client.TicketTypeAttributes.Update(ctx, intercom.ID(plan.TicketTypeID.ValueString()), found.ID, write)
	if err != nil {
		return crud.NotRestored(noun, found.ID, err)
	}
	if updated.Archived {
		return &crud.Failure{
			Path:    path.Root("name"),
			Summary: "Archived Ticket Type Attribute Not Restored",
			Detail: fmt.Sprintf("The ticket type has the attribute %s archived (id %s). Intercom was asked to restore it, answered without an error, and left it archived. "+
				"Restore it in Intercom (Settings > Tickets > Ticket types) and import it, or set restore_archived = false in the provider configuration to create another.",
				plan.Name, found.ID),
		}
	}
	plan.fromAPI(updated)
	return nil
}

func noTicketType(id intercom.ID, err error) *crud.Failure {
	what := "There is no ticket type with the id %q in this workspace."
	if errors.Is(err, intercom.ErrArchived) {
		what = "The ticket type with the id %q is archived."
	}
	return &crud.Failure{Path: path.Root("ticket_type_id"), Summary: "No Such Ticket Type", Detail: fmt.Sprintf(what, id)}
}

// taken is the failure of creating an attribute that exists. Its import block has the
// names, unless they are those of several attributes.
func (r *Resource) taken(ctx context.Context, ticketType *intercom.TicketType, found *intercom.TicketTypeAttribute) *crud.Failure {
	importID := ticketType.Name + "/" + found.Name
	if named, err := r.lookup(ctx, importID); err != nil || named.ID != found.ID {
		importID = ticketType.ID.String() + "/" + found.ID.String()
	}
	return &crud.Failure{
		Path:    path.Root("name"),
		Summary: "Ticket Type Attribute Already Exists",
		Detail: fmt.Sprintf("The ticket type %q has the attribute %q (id %s) already. %s",
			ticketType.Name, found.Name, found.ID, crud.ImportInstead(Kind, importID)),
	}
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.TicketTypeAttributes.Get(ctx, intercom.ID(m.TicketTypeID.ValueString()), intercom.ID(m.ID.ValueString())))
}

// Update changes the attribute in place. It sends only what changes, because sending
// unchanged items of a list could give them new ids.
func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, state *model) error {
		updated, err := r.Client.TicketTypeAttributes.Update(ctx,
			intercom.ID(state.TicketTypeID.ValueString()), intercom.ID(state.ID.ValueString()), plan.toUpdate(state))
		if err != nil {
			return err
		}
		plan.fromAPI(updated)
		return crud.RequireInUse(updated.Archived)
	})
}

// Delete archives the attribute.
func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		err := r.Client.TicketTypeAttributes.Archive(ctx,
			intercom.ID(state.TicketTypeID.ValueString()), intercom.ID(state.ID.ValueString()))
		var refusal *intercom.Error
		if isOwn(state) && errors.As(err, &refusal) {
			return crud.Hint(err, "Intercom gives every ticket type this attribute itself. "+
				"To stop managing it, use a removed block or terraform state rm.")
		}
		return err
	})
}

// ImportState imports an attribute by the ids, or the names, of its type and the
// attribute.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.Import(ctx, r.Base, req, resp, func(id string) ([]string, error) {
		found, err := r.lookup(ctx, id)
		switch {
		case errors.Is(err, intercom.ErrArchived):
			return nil, crud.ImportFailure("%q is archived, or its ticket type is. Restore it in Intercom and import it then, "+
				"or remove the import: creating it with Terraform restores it.", id)
		case errors.Is(err, intercom.ErrNotFound):
			return nil, crud.ImportFailure("There is no ticket type attribute %q in this workspace. "+
				"Ids look like 70/174; names like Bug report/Severity.", id)
		case err != nil:
			return nil, err
		}
		return []string{found.TicketTypeID.String(), found.ID.String()}, nil
	})
}

func (r *Resource) lookup(ctx context.Context, id string) (*intercom.TicketTypeAttribute, error) {
	typeKey, key, ok := strings.Cut(id, "/")
	if !ok || typeKey == "" || key == "" {
		return nil, crud.ImportFailure("%q is not an import id of a ticket type attribute. Use the ids of the ticket type and of the attribute, "+
			"such as 70/174, or their names, such as Bug report/Severity.", id)
	}
	if crud.IsNumber(typeKey) && crud.IsNumber(key) {
		found, err := r.Client.TicketTypeAttributes.Get(ctx, intercom.ID(typeKey), intercom.ID(key))
		if err == nil || !errors.Is(err, intercom.ErrNotFound) || errors.Is(err, intercom.ErrArchived) {
			return found, err
		}
	}

	ticketTypes, err := r.Client.TicketTypes.List(ctx)
	if err != nil {
		return nil, err
	}
	var found []*intercom.TicketTypeAttribute
	archived := false
	for _, t := range ticketTypes {
		// Names may contain slashes, so the name of the ticket type determines where
		// the id divides.
		name, ok := strings.CutPrefix(id, t.Name+"/")
		if !ok {
			continue
		}
		for _, a := range t.AllAttributes() {
			switch {
			case a.Name != name:
			case a.Archived || t.Archived:
				archived = true
			default:
				found = append(found, &a)
			}
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		several := &intercom.SeveralError{Name: id}
		for _, a := range found {
			several.IDs = append(several.IDs, a.TicketTypeID+"/"+a.ID)
		}
		return nil, several
	case archived:
		return nil, intercom.ErrArchived
	default:
		return nil, intercom.ErrNotFound
	}
}
