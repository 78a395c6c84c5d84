// Package conversationattribute manages conversation attributes: what teammates and
// workflows record about a conversation.
package conversationattribute

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/mapplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const (
	noun = "conversation attribute"
	link = "[conversation attribute](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations-attributes)"

	stringType       = "string"
	listType         = "list"
	relationshipType = "relationship"
)

// NewResource returns intercom_conversation_attribute.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_conversation_attribute.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_conversation_attribute.
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
		MarkdownDescription: "A " + link + " records something about a conversation, such as the type of the issue. " +
			"Teammates fill it in in the inbox, and workflows and reports use it.\n\n" +
			"~> Intercom cannot delete a conversation attribute. Destroying this resource archives it, and Intercom documents no way to restore it: " +
			"creating an attribute of the same name makes a new, empty one. Changing `data_type` does both.\n\n" +
			"~> To rename an option, change its label and leave the others where they are. The option keeps its id, and conversations that have it show the " +
			"new label. If other labels change their place in the same apply, the option is removed and another added instead. The plan says which of the two happens.\n\n" +
			"-> Names are not unique in Intercom, and Intercom cannot tell which of two attributes with one name a request about a conversation means. " +
			"So a plan that would create a second attribute with a name is refused. Attributes that have the same name already can be imported by their ids.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":          attribute.ID(noun),
		"name":        attribute.Name("Name of the attribute, as teammates see it in the inbox and as the API knows it."),
		"description": attribute.Description("What the attribute is for."),
		"data_type": attribute.OneOf(intercom.ConversationAttributeTypes, schema.StringAttribute{
			MarkdownDescription: "Type of the attribute's values. Another type replaces the attribute.",
			Required:            true,
			PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
		}),
		"options": schema.ListAttribute{
			MarkdownDescription: "Labels to choose from, at least two, for `data_type = \"list\"` only. The order in which Intercom shows them is " +
				"that in which they were added. It cannot be changed and is not compared.",
			ElementType:   types.StringType,
			Optional:      true,
			Validators:    []validator.List{listvalidator.NoNullValues()},
			PlanModifiers: []planmodifier.List{sameOptions{}, attribute.ListWhenChanged(listvalidator.ValueStringsAre(attribute.NotBlank(), attribute.Trimmed()))},
		},
		"option_ids": schema.MapAttribute{
			MarkdownDescription: "Ids of the options by label; null unless the attribute is a list.",
			ElementType:         types.StringType,
			Computed:            true,
			PlanModifiers:       []planmodifier.Map{mapplanmodifier.UseStateForUnknown()},
		},
		"reference": schema.SingleNestedAttribute{
			MarkdownDescription: "Custom objects that conversations relate to, for `data_type = \"relationship\"` only.",
			Optional:            true,
			Attributes: map[string]schema.Attribute{
				"type": attribute.OneOf([]string{"one", "many"}, schema.StringAttribute{
					MarkdownDescription: "How many objects a conversation relates to.", Required: true,
				}),
				"object_type_id": schema.StringAttribute{
					MarkdownDescription: "Identifier of the custom object type, such as `Order`. Intercom's settings show it; the API cannot create object types.",
					Required:            true,
					PlanModifiers:       []planmodifier.String{attribute.WhenChanged(attribute.NotBlank()), attribute.WhenChanged(attribute.Trimmed())},
				},
			},
		},
		"multiline": schema.BoolAttribute{
			MarkdownDescription: "Whether the text can have several lines, for `data_type = \"string\"` only. Default: `false`.",
			Optional:            true,
			Computed:            true,
			PlanModifiers:       []planmodifier.Bool{multilineDefault{}},
		},
		"required": attribute.Flag("Whether the attribute is required. Intercom does not document when it asks teammates for it.", false),
		"visible_to_team_ids": schema.SetAttribute{
			MarkdownDescription: "Ids of the teams that see the attribute. Default: empty, which is all teams.",
			ElementType:         types.StringType,
			Optional:            true,
			Computed:            true,
			Default:             setdefault.StaticValue(types.SetValueMust(types.StringType, []attr.Value{})),
			Validators:          []validator.Set{setvalidator.NoNullValues(), setvalidator.ValueStringsAre(teamID())},
		},
		"created_at": attribute.CreatedAt(noun),
		"admin_id":   attribute.Stable("Id of the teammate whose token created the attribute."),
	}
}

func teamID() validator.String {
	return attribute.Checked("must be the id of a team", func(id string) error {
		if !crud.IsNumber(id) {
			return errors.New("expected the number that Intercom gives a team, such as 991267902; the data source intercom_team finds it by name")
		}
		return nil
	})
}

// multilineDefault is false for strings and null for other types.
type multilineDefault struct{}

func (multilineDefault) Description(context.Context) string {
	return "Default: false for strings, and null for other types."
}

func (m multilineDefault) MarkdownDescription(ctx context.Context) string { return m.Description(ctx) }

func (multilineDefault) PlanModifyBool(ctx context.Context, req planmodifier.BoolRequest, resp *planmodifier.BoolResponse) {
	var dataType types.String
	resp.Diagnostics.Append(req.Plan.GetAttribute(ctx, path.Root("data_type"), &dataType)...)
	switch {
	case !req.ConfigValue.IsNull() || dataType.IsUnknown():
	case dataType.ValueString() == stringType:
		resp.PlanValue = types.BoolValue(false)
	default:
		resp.PlanValue = types.BoolNull()
	}
}

// ValidateConfig refuses what only attributes of another type can have, and a
// relationship without a reference.
func (r *Resource) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	var dataType types.String
	resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root("data_type"), &dataType)...)
	if resp.Diagnostics.HasError() || !value.Known(dataType) {
		return
	}
	for name, only := range map[string]string{"options": listType, "multiline": stringType, "reference": relationshipType} {
		var v attr.Value
		resp.Diagnostics.Append(req.Config.GetAttribute(ctx, path.Root(name), &v)...)
		switch {
		case v == nil || v.IsUnknown():
		case !v.IsNull() && dataType.ValueString() != only:
			resp.Diagnostics.AddAttributeError(path.Root(name), "Invalid Attribute Combination", fmt.Sprintf(
				"Only an attribute with data_type = %q can have %s, and this one has data_type = %s. Remove %s, or change data_type.", only, name, dataType, name))
		case v.IsNull() && name == "reference" && dataType.ValueString() == only:
			resp.Diagnostics.AddAttributeError(atReference, "Missing Reference",
				"An attribute with data_type = \"relationship\" needs a reference: the custom objects that conversations relate to. Add reference = { type = \"many\", object_type_id = \"...\" }.")
		}
	}
}

// ModifyPlan reports before apply what Create and Update would refuse, and what the
// plan does to options.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		planned := c.Plan
		options := planned.DataType.ValueString() == listType && !value.AnyUnknown(planned.Options)
		if options && (c.State == nil || !planned.Options.Equal(c.State.Options)) {
			if problem := checkOptions(value.Strings(planned.Options)); problem != "" {
				c.Diags.AddAttributeError(atOptions, "Invalid Attribute Value", "Attribute options "+problem+".")
			}
		}
		switch {
		case value.Known(planned.DataType) && planned.DataType.ValueString() != listType:
			resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("option_ids"), types.MapNull(types.StringType))...)
		case c.State != nil && !planned.Options.Equal(c.State.Options):
			resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("option_ids"), types.MapUnknown(types.StringType))...)
		}
		if c.Diags.HasError() {
			return
		}
		if options {
			planOptions(c, func(ids types.Map) {
				resp.Diagnostics.Append(resp.Plan.SetAttribute(ctx, path.Root("option_ids"), ids)...)
			})
		}
		if !planned.Name.IsUnknown() {
			r.checkName(ctx, c)
		}
	})
}

// checkName refuses a name that another attribute has, and warns if an archived one
// has it.
func (r *Resource) checkName(ctx context.Context, c *crud.Change[model]) {
	name, from := c.Plan.Name.ValueString(), ""
	if c.State != nil {
		from = c.State.Name.ValueString()
	}
	c.Unique(from, name, func() (*crud.Existing, error) {
		inUse, archived, err := r.named(ctx, name, c.ID())
		switch {
		case err != nil:
			return nil, err
		case len(inUse) > 0:
			return &crud.Existing{ID: inUse[0].ID.String(), Name: name, Failure: taken(name, inUse, c.State != nil)}, nil
		case archived != nil && c.State == nil:
			r.WarnNotRestored(archived.ID, fmt.Sprintf(
				"The conversation attribute %q exists archived (id %s), and Intercom documents no way to restore it. Apply creates a new, empty attribute of the same name.",
				name, archived.ID), c.Diags)
		}
		return nil, nil
	})
}

// named returns the attributes with a name: those in use, and an archived one. The
// attribute with the id own is left out.
func (r *Resource) named(ctx context.Context, name, own string) (inUse []*intercom.ConversationAttribute, archived *intercom.ConversationAttribute, err error) {
	all, err := r.Client.ConversationAttributes.List(ctx)
	for _, a := range all {
		switch {
		case a.Name != name || a.ID.String() == own:
		case a.Archived:
			archived = a
		default:
			inUse = append(inUse, a)
		}
	}
	return inUse, archived, err
}

// awaitName returns an error if another attribute has a name, after it has waited for
// a resource of this run that is about to release the name.
func (r *Resource) awaitName(ctx context.Context, name, own string) error {
	inUse, _, err := r.named(ctx, name, own)
	if err != nil || len(inUse) == 0 {
		return err
	}
	if len(inUse) == 1 && r.AwaitRelease(ctx, inUse[0].ID, func() bool { inUse, _, err := r.named(ctx, name, own); return len(inUse) > 0 || err != nil }) {
		return nil
	}
	return taken(name, inUse, own != "")
}

// taken is the failure of making another attribute with a name, or of renaming one to
// it.
func taken(name string, inUse []*intercom.ConversationAttribute, rename bool) *crud.Failure {
	ids := make([]string, len(inUse))
	for i, a := range inUse {
		ids[i] = a.ID.String()
	}
	importID := crud.NameOrID(name, inUse[0].ID)
	has := fmt.Sprintf("The workspace has the conversation attribute %q (id %s).", name, ids[0])
	if len(inUse) > 1 {
		importID = ids[0]
		has = fmt.Sprintf("The workspace has %d conversation attributes %q (ids %s).", len(inUse), name, strings.Join(ids, ", "))
	}
	advice := crud.ImportInstead(Kind, importID)
	if rename {
		advice = "Choose another name, or rename or archive the other one first."
	}
	return &crud.Failure{
		Path: path.Root("name"), Summary: "Conversation Attribute Already Exists",
		Detail: has + " Intercom cannot tell attributes with one name apart when it is asked about a conversation. " + advice,
	}
}

// Create creates the attribute. Intercom documents no way to restore an archived one.
func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		name := plan.Name.ValueString()
		defer r.Done(name, "")
		if err := r.awaitName(ctx, name, ""); err != nil {
			return err
		}
		created, err := r.Client.ConversationAttributes.Create(ctx, plan.toAPI())
		if err != nil {
			return r.explainRefusal(ctx, name, err)
		}
		plan.fromAPI(created)
		return nil
	})
}

// explainRefusal finds the attribute that Intercom's refusal is about, and names an
// archived attribute if there is one with the name.
func (r *Resource) explainRefusal(ctx context.Context, name string, err error) error {
	var refusal *intercom.Error
	if !errors.As(err, &refusal) || !refusal.Has("parameter_invalid") {
		return err
	}
	message := strings.ToLower(refusal.Error())
	for _, about := range []struct{ word, attribute string }{
		{"data_type", "data_type"},
		{"option", "options"},
		{"label", "options"},
		{"reference", "reference"},
		{"object_type", "reference"},
		{"team", "visible_to_team_ids"},
		{"multiline", "multiline"},
		{"name", "name"},
	} {
		if !strings.Contains(message, about.word) {
			continue
		}
		if about.attribute == "name" {
			if _, archived, _ := r.named(ctx, name, ""); archived != nil {
				err = crud.Hint(err, fmt.Sprintf("The name may be that of the archived attribute with the id %s, which Intercom documents no way to restore. "+
					"Choose another name.", archived.ID))
			}
		}
		return crud.At(path.Root(about.attribute), err)
	}
	return err
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.ConversationAttributes.Get(ctx, intercom.ID(m.ID.ValueString())))
}

// Update changes the attribute, and then its options one by one.
func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, state *model) error {
		id, name := state.ID.ValueString(), plan.Name.ValueString()
		if !plan.Name.Equal(state.Name) {
			defer r.Done(name, id)
			if err := r.awaitName(ctx, name, id); err != nil {
				return err
			}
		}
		if write := plan.changesFrom(state); !write.IsEmpty() {
			updated, err := r.Client.ConversationAttributes.Update(ctx, intercom.ID(id), write)
			if err != nil {
				return r.explainRefusal(ctx, name, err)
			}
			if err := crud.RequireInUse(updated.Archived); err != nil {
				return err
			}
			if plan.Options.Equal(state.Options) {
				plan.fromAPI(updated)
				return nil
			}
		}
		return crud.Into(plan.fromAPI)(r.updateOptions(ctx, plan, state))
	})
}

// Delete archives the attribute.
func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		return r.Client.ConversationAttributes.Archive(ctx, intercom.ID(state.ID.ValueString()))
	})
}

// ImportState takes an id or a name.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.Import(ctx, r.Base, req, resp, func(id string) ([]string, error) {
		found, err := crud.ByIDOrName(ctx, id, r.Client.ConversationAttributes.Get, r.Client.ConversationAttributes.Find)
		switch {
		case errors.Is(err, intercom.ErrArchived):
			return nil, crud.ImportFailure("The conversation attribute %q (id %s) is archived, and Intercom documents no way to restore it. "+
				"Leave the import out: creating it with Terraform makes a new one.", found.Name, found.ID)
		case errors.Is(err, intercom.ErrNotFound):
			return nil, crud.ImportFailure("There is no conversation attribute with the id or the name %q in this workspace. An id is a number such as 8.", id)
		case err != nil:
			return nil, err
		}
		return []string{found.ID.String()}, nil
	})
}
