// Package dataattribute manages custom data attributes, the data that a workspace has about
// its contacts and companies.
package dataattribute

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
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const (
	noun = "data attribute"
	link = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-attributes"
)

// NewResource returns intercom_data_attribute.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_data_attribute.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_data_attribute.
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
		MarkdownDescription: "A custom [data attribute](" + link + ") " +
			"(CDA) of contacts or companies.\n\n" +
			"~> Intercom cannot delete a data attribute. Destroying this resource archives it: it leaves Intercom's lists and forms, " +
			"and the data on it is kept. Creating an attribute that exists archived restores it, with its id and its data; " +
			"`restore_archived = false` in the provider configuration turns that off.\n\n" +
			"~> Intercom cannot change the type of an attribute through its API. A plan that would change `data_type` is refused, " +
			"since archiving the attribute first could leave its name taken.\n\n" +
			"~> Intercom cannot rename an attribute. Changing `name` creates a new, empty attribute and archives the old one " +
			"together with its data.\n\n" +
			"-> A workspace can have 250 custom attributes in use; a plan that would make more warns. " +
			"Intercom refuses to archive an attribute that something depends on, such as a segment or a workflow, and does not say what.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	replace := stringplanmodifier.RequiresReplace()
	return map[string]schema.Attribute{
		"id": attribute.ID(noun),
		"model": attribute.OneOf(intercom.DataAttributeModels, schema.StringAttribute{
			MarkdownDescription: "What the attribute describes. To move an attribute to the other model, it needs another name as well: " +
				"a name is unique across both.",
			Required:      true,
			PlanModifiers: []planmodifier.String{replace},
		}),
		"name": attribute.Name("Name by which the API and Intercom's forms know the attribute. It is unique across contacts and companies. "+
			"Intercom refuses most characters but letters, digits, spaces, underscores, hyphens and currency symbols.", replace),
		"data_type": attribute.OneOf(intercom.DataAttributeTypes, schema.StringAttribute{
			MarkdownDescription: "Type of the attribute's values. It can only be changed in Intercom's settings. " +
				"Intercom does not distinguish `date` and `datetime` in its answers.",
			Required: true,
		}),
		"options": schema.ListAttribute{
			MarkdownDescription: "Values to choose from, at least two, which makes the attribute a list. Needs `data_type = \"string\"`. " +
				"An attribute cannot become a list, or stop being one, later. " +
				"Intercom does not document what happens to existing values when an option is removed.",
			ElementType: types.StringType,
			Optional:    true,
			PlanModifiers: []planmodifier.List{attribute.ListWhenChanged(listvalidator.All(
				listvalidator.SizeAtLeast(2),
				listvalidator.UniqueValues(),
				listvalidator.ValueStringsAre(attribute.NotBlank(), attribute.Trimmed()),
			))},
		},
		"description":        attribute.Description("What the attribute is for."),
		"messenger_writable": attribute.Flag("Whether the Messenger, which runs in the browsers of your users, can write the attribute.", false),
		"full_name":          attribute.Stable("Name with the path to it, such as `custom_attributes.plan_tier`."),
		"label":              attribute.Stable("Name that Intercom's forms show."),
		"api_writable":       stableBool("Whether the API can write the attribute."),
		"ui_writable":        stableBool("Whether teammates can edit the attribute in Intercom."),
		"created_at":         attribute.CreatedAt(noun),
		"admin_id":           attribute.Stable("Id of the teammate whose token created the attribute."),
	}
}

func stableBool(description string) schema.BoolAttribute {
	return schema.BoolAttribute{
		MarkdownDescription: description,
		Computed:            true,
		PlanModifiers:       []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()},
	}
}

// ValidateConfig refuses options on anything but a string.
func (r *Resource) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	var config model
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() || !value.Known(config.Options) || !value.Known(config.DataType) {
		return
	}
	if config.DataType.ValueString() != "string" {
		resp.Diagnostics.AddAttributeError(path.Root("options"), "Invalid Attribute Combination",
			fmt.Sprintf("Only an attribute with data_type = \"string\" can have options, and this one has data_type = %s. "+
				"Set data_type to \"string\" or remove options.", config.DataType))
	}
}

// ModifyPlan refuses what Intercom cannot do, and replacements that could archive an
// attribute without creating the new one.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		if c.Plan.Model.IsUnknown() || c.Plan.Name.IsUnknown() {
			return
		}
		if c.State == nil {
			r.checkNew(ctx, c, "")
			return
		}
		if intercom.SameName(c.Plan.Name.ValueString(), c.State.Name.ValueString()) {
			refuseChange(c)
			return
		}
		c.Diags.AddAttributeWarning(path.Root("name"), "Data Attribute Is Archived and Another Created", fmt.Sprintf(
			"Intercom cannot rename a data attribute. Changing the name from %s to %s archives the attribute, together with the data that contacts or companies have in it, "+
				"and creates an empty one.", c.State.Name, c.Plan.Name))
		r.checkNew(ctx, c, c.State.Name.ValueString())
	})
}

// refuseChange refuses the changes that Intercom cannot make to an attribute.
func refuseChange(c *crud.Change[model]) {
	plan, state := &c.Plan, c.State
	refuse := func(attribute, summary, format string, args ...any) {
		c.Diags.AddAttributeError(path.Root(attribute), summary, fmt.Sprintf(format, args...))
	}
	switch {
	case !plan.Model.Equal(state.Model):
		refuse("model", "Cannot Move a Data Attribute to Another Model",
			"Intercom cannot move %s from %s to %s. Terraform would archive it and create another of the same name, "+
				"but a name is unique across contacts and companies, and an archived attribute may keep it. "+
				"Give the new attribute another name.", plan.Name, state.Model, plan.Model)
	case !plan.Name.Equal(state.Name):
		refuse("name", "Cannot Rename a Data Attribute",
			"Intercom cannot rename %s to %s. Terraform would archive it and create another, "+
				"but Intercom may treat the two as the same name, which the archived attribute keeps. "+
				"Keep the name, or choose one that differs in more than case and white space.", state.Name, plan.Name)
	case value.Known(plan.DataType) && !plan.DataType.Equal(state.DataType):
		refuse("data_type", "Cannot Change the Type of a Data Attribute",
			"%s is of type %s in Intercom, and the configuration says %s. Intercom's API cannot change the type, "+
				"and replacing the attribute would archive it while its name stays taken. There are three ways out:\n\n"+
				"  - Change the type in Intercom (Settings > Data > %s).\n"+
				"    The next plan is then empty.\n"+
				"  - Set data_type here to what it is in Intercom.\n"+
				"  - Give the attribute another name.\n"+
				"    This one is then archived, and a new one created.",
			state.Name, state.DataType, plan.DataType, settingsPage(*state))
	case !plan.Options.IsUnknown() && plan.Options.IsNull() != state.Options.IsNull():
		refuse("options", "Cannot Change the Type of a Data Attribute",
			"%s exists in Intercom %s options, and an attribute cannot become a list, or cease to be one, through the API. "+
				"Change it in Intercom (Settings > Data > %s), or give the attribute another name.",
			state.Name, map[bool]string{true: "without", false: "with"}[state.Options.IsNull()], settingsPage(*state))
	default:
		if removed := value.Removed(state.Options, plan.Options); len(removed) > 0 {
			c.Diags.AddAttributeWarning(path.Root("options"), "Options Are Removed", fmt.Sprintf(
				"The plan removes %s from the options of %s. Intercom does not document what happens to the contacts or companies that have a removed option.",
				value.Quoted(removed), state.Name))
		}
	}
}

// checkNew reports in the plan what Create would refuse or restore. from is the name of
// the attribute that the new one replaces, or "".
func (r *Resource) checkNew(ctx context.Context, c *crud.Change[model], from string) {
	at, name := path.Root("name"), c.Plan.Name.ValueString()
	var attributes []*intercom.DataAttribute
	c.Unique(from, name, func() (existing *crud.Existing, err error) {
		attributes, err = r.Client.DataAttributes.List(ctx, "")
		for _, a := range attributes {
			if a.Custom && !a.Archived && a.Name == name {
				existing = &crud.Existing{ID: a.ID.String(), Name: a.Name, Failure: taken(a, name)}
			}
		}
		return existing, err
	})
	inUse := 0
	for _, a := range attributes {
		if a.Custom && !a.Archived {
			inUse++
		}
		switch {
		case !a.Custom && a.Model == c.Plan.Model.ValueString() && a.FullName == name:
			taken(a, name).Add(c.Diags)
		case !a.Custom || a.Name != name || !a.Archived:
		case a.Model != c.Plan.Model.ValueString() || !r.RestoreArchived:
			r.WarnOnce(at, "Data Attribute Exists Archived", "Intercom may refuse to create the attribute: "+taken(a, name).Detail, c.Diags)
		case !restorable(&c.Plan, a):
			otherType(&c.Plan, a).Add(c.Diags)
		default:
			r.warnRestored(a, c.Diags)
		}
	}
	if planned := r.Creating(); inUse > 0 && inUse+planned == intercom.MaxDataAttributes+1 {
		c.Diags.AddAttributeWarning(at, "Too Many Data Attributes", fmt.Sprintf(
			"The workspace has %d custom data attributes in use, and this plan creates at least %d more. Intercom allows %d. "+
				"Unless the plan also archives some, apply will fail in the middle.", inUse, planned, intercom.MaxDataAttributes))
	}
}

func (r *Resource) warnRestored(archived *intercom.DataAttribute, diags *diag.Diagnostics) {
	r.WarnRestored(archived.ID, fmt.Sprintf(
		"The data attribute %q is archived in Intercom (id %s). Creating it restores it, with the data that is on it.", archived.Name, archived.ID), diags)
}

// settingsPage returns the page of Intercom's settings with the attributes of a model.
func settingsPage(m model) string {
	if m.Model.ValueString() == "company" {
		return "Companies"
	}
	return "People"
}

// Create creates the attribute, or restores it if it exists archived.
func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		name := plan.Name.ValueString()
		defer r.Done(name, "")
		find := func() (*intercom.DataAttribute, error) {
			return r.Client.DataAttributes.Find(ctx, plan.Model.ValueString(), name)
		}
		existing, err := find()
		if err == nil && r.AwaitRelease(ctx, existing.ID, func() bool { _, err := find(); return err == nil }) {
			existing, err = find()
		}
		switch {
		case err == nil:
			return taken(existing, name)
		case errors.Is(err, intercom.ErrArchived) && r.RestoreArchived:
			if err := r.restore(ctx, plan, existing); err != nil {
				return err
			}
			r.warnRestored(existing, &resp.Diagnostics)
			return nil
		case !errors.Is(err, intercom.ErrNotFound):
			return err
		}
		created, err := r.Client.DataAttributes.Create(ctx, plan.toCreate())
		if err != nil {
			return r.explainRefusal(ctx, plan, err)
		}
		plan.fromAPI(created)
		return nil
	})
}

// restorable reports whether an archived attribute has the planned type, because
// Intercom cannot change the type.
func restorable(plan *model, archived *intercom.DataAttribute) bool {
	isList := len(archived.Options) > 0
	return plan.DataType.IsUnknown() || plan.Options.IsUnknown() ||
		intercom.SameDataType(plan.DataType.ValueString(), archived.DataType) && isList != plan.Options.IsNull()
}

func otherType(plan *model, archived *intercom.DataAttribute) *crud.Failure {
	return &crud.Failure{
		Path:    path.Root("data_type"),
		Summary: "Data Attribute Exists Archived With Another Type",
		Detail: fmt.Sprintf("%s exists archived (id %s) with the type %s, and Intercom cannot change a type through its API. "+
			"Restore it in Intercom (Settings > Data > %s) and change its type there, then import it; "+
			"use that type here, so that it can be restored; or choose another name.",
			plan.Name, archived.ID, typeWithOptions(archived), settingsPage(*plan)),
	}
}

// restore restores an archived attribute with the planned values.
func (r *Resource) restore(ctx context.Context, plan *model, archived *intercom.DataAttribute) error {
	if !restorable(plan, archived) {
		return otherType(plan, archived)
	}
	restored, err := r.Client.DataAttributes.Update(ctx, archived.ID, intercom.DataAttributeUpdate{
		Archived:          new(false),
		Description:       value.String(plan.Description),
		MessengerWritable: value.Bool(plan.MessengerWritable),
		Options:           intercom.OptionsOf(value.Strings(plan.Options)),
	})
	if err != nil {
		return crud.NotRestored(noun, archived.ID, err)
	}
	if restored.Archived {
		return &crud.Failure{
			Path:    path.Root("name"),
			Summary: "Archived Data Attribute Not Restored",
			Detail: fmt.Sprintf("%s exists archived (id %s). Intercom was asked to restore it, answered without an error, and left it archived. "+
				"Restore it in Intercom (Settings > Data > %s) and import it, or choose another name.",
				plan.Name, archived.ID, settingsPage(*plan)),
		}
	}
	plan.fromAPI(restored)
	return nil
}

// typeWithOptions returns the data type of an attribute, and says whether it has
// options.
func typeWithOptions(a *intercom.DataAttribute) string {
	if len(a.Options) > 0 {
		return `"string" with options`
	}
	return fmt.Sprintf("%q", a.DataType)
}

// explainRefusal adds the existing attribute to Intercom's refusal of a name that is
// taken, because Intercom's message does not identify it.
func (r *Resource) explainRefusal(ctx context.Context, plan *model, err error) error {
	var refusal *intercom.Error
	if !errors.As(err, &refusal) || !refusal.Has("parameter_invalid") {
		return err
	}
	at := func(name string) error { return crud.At(path.Root(name), err) }
	switch message := strings.ToLower(refusal.Error()); {
	case strings.Contains(message, "data type isn't"):
		return at("data_type")
	case strings.Contains(message, "option"):
		return at("options")
	case strings.Contains(message, "model field"):
		return at("model")
	case !strings.Contains(message, "already have"):
		return at("name")
	}
	attributes, _ := r.Client.DataAttributes.List(ctx, "") // without the list, the error has only Intercom's message
	for _, a := range attributes {
		if a.Custom && intercom.SameName(a.Name, plan.Name.ValueString()) {
			return taken(a, plan.Name.ValueString())
		}
	}
	return at("name")
}

// taken returns the failure of a name that an attribute already has, with what to do.
func taken(existing *intercom.DataAttribute, name string) *crud.Failure {
	failure := &crud.Failure{Path: path.Root("name"), Summary: "Data Attribute Already Exists"}
	switch {
	case !existing.Custom:
		failure.Detail = fmt.Sprintf("%q is one of Intercom's own attributes of the model %s. "+
			"Those cannot be managed; choose another name.", name, existing.Model)
	case existing.Archived:
		failure.Summary = "Data Attribute Exists Archived"
		failure.Detail = fmt.Sprintf("The name is taken by the archived attribute %q of the model %s (id %s). "+
			"Restore it in Intercom's settings, or by configuring the same model and name, unless restore_archived is false in the provider configuration. "+
			"Or choose another name.", existing.Name, existing.Model, existing.ID)
	default:
		failure.Detail = fmt.Sprintf("The attribute %q of the model %s (id %s) has this name, and names are unique across contacts and companies. "+
			"%s", existing.Name, existing.Model, existing.ID, crud.ImportInstead(Kind, existing.Model+"/"+existing.Name))
	}
	return failure
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.DataAttributes.Get(ctx, m.Model.ValueString(), intercom.ID(m.ID.ValueString())))
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, state *model) error {
		update := intercom.DataAttributeUpdate{
			Description:       value.Changed(plan.Description, state.Description),
			MessengerWritable: value.ChangedBool(plan.MessengerWritable, state.MessengerWritable),
		}
		if !plan.Options.Equal(state.Options) {
			update.Options = intercom.OptionsOf(value.Strings(plan.Options))
		}
		updated, err := r.Client.DataAttributes.Update(ctx, intercom.ID(state.ID.ValueString()), update)
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
		err := r.Client.DataAttributes.Archive(ctx, state.Model.ValueString(), intercom.ID(state.ID.ValueString()))
		var refusal *intercom.Error
		if errors.As(err, &refusal) && refusal.Has("data_invalid") {
			return crud.Hint(err, "Something in the workspace still uses the attribute: look for it in segments, workflows, "+
				"series and rules, remove it there, and destroy again.")
		}
		return err
	})
}

// ImportState imports an attribute by its id, or by its model and name.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.Import(ctx, r.Base, req, resp, func(id string) ([]string, error) {
		found, err := r.lookup(ctx, id)
		switch {
		case errors.Is(err, intercom.ErrArchived):
			return nil, crud.ImportFailure("The data attribute %q (id %s) is archived. Restore it in Intercom and import it then, "+
				"or remove the import: creating it with Terraform restores it.", found.Name, found.ID)
		case errors.Is(err, intercom.ErrNotFound):
			return nil, crud.ImportFailure("There is no data attribute %q in this workspace.%s An id is a number such as 12878; "+
				"a model and a name look like contact/plan_tier.", id, r.otherModel(ctx, id))
		case err != nil:
			return nil, err
		case !found.Custom:
			return nil, crud.ImportFailure("%q is one of Intercom's own attributes. Those cannot be managed.", id)
		}
		resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("model"), found.Model)...)
		return []string{found.ID.String()}, nil
	})
}

// otherModel returns a sentence if the other model has an attribute with the name in an
// import id, and "" otherwise.
func (r *Resource) otherModel(ctx context.Context, id string) string {
	named, name, _ := strings.Cut(id, "/")
	for _, model := range intercom.DataAttributeModels {
		if model == named {
			continue
		}
		if found, err := r.Client.DataAttributes.Find(ctx, model, name); err == nil && found.Custom {
			return fmt.Sprintf(" There is %s/%s.", model, found.Name)
		}
	}
	return ""
}

func (r *Resource) lookup(ctx context.Context, id string) (*intercom.DataAttribute, error) {
	if crud.IsNumber(id) {
		return r.Client.DataAttributes.Get(ctx, "", intercom.ID(id))
	}
	for _, model := range intercom.DataAttributeModels {
		if name, ok := strings.CutPrefix(id, model+"/"); ok && name != "" {
			return r.Client.DataAttributes.Find(ctx, model, name)
		}
	}
	return nil, crud.ImportFailure("%q is not an import id of a data attribute. Use its id, a number such as 12878, "+
		"or its model and name, such as contact/plan_tier or company/size_band.", id)
}
