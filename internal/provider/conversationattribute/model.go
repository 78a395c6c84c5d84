package conversationattribute

import (
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// model is a conversation attribute in Terraform's terms.
type model struct {
	ID               types.String `tfsdk:"id"`
	Name             types.String `tfsdk:"name"`
	Description      types.String `tfsdk:"description"`
	DataType         types.String `tfsdk:"data_type"`
	Options          types.List   `tfsdk:"options"`
	OptionIDs        types.Map    `tfsdk:"option_ids"`
	Reference        types.Object `tfsdk:"reference"`
	Multiline        types.Bool   `tfsdk:"multiline"`
	Required         types.Bool   `tfsdk:"required"`
	VisibleToTeamIDs types.Set    `tfsdk:"visible_to_team_ids"`
	CreatedAt        types.Int64  `tfsdk:"created_at"`
	AdminID          types.String `tfsdk:"admin_id"`
}

var referenceType = map[string]attr.Type{"type": types.StringType, "object_type_id": types.StringType}

// fromAPI sets the model from an answer. Options keep the order of m; an option that
// somebody renamed keeps its place, and new ones come last.
func (m *model) fromAPI(a *intercom.ConversationAttribute) {
	options := m.inOrder(a.ActiveOptions())
	m.ID = types.StringValue(a.ID.String())
	m.Name = types.StringValue(a.Name)
	m.Description = types.StringValue(a.Description)
	m.DataType = types.StringValue(a.DataType)
	m.Options, m.OptionIDs = types.ListNull(types.StringType), types.MapNull(types.StringType)
	if a.DataType == listType {
		m.Options, m.OptionIDs = value.List(labelsOf(options)), idsOf(options)
	}
	m.Reference = types.ObjectNull(referenceType)
	if a.Reference != nil {
		m.Reference = types.ObjectValueMust(referenceType, map[string]attr.Value{
			"type": types.StringValue(a.Reference.Type), "object_type_id": types.StringValue(a.Reference.ObjectTypeID),
		})
	}
	m.Multiline = types.BoolNull()
	if a.DataType == stringType {
		m.Multiline = types.BoolValue(a.Multiline)
	}
	m.Required = types.BoolValue(a.Required)
	m.VisibleToTeamIDs = value.IDSet(a.VisibleToTeamIDs)
	m.CreatedAt = types.Int64Value(a.CreatedAt)
	m.AdminID = types.StringValue(a.AdminID.String())
}

// inOrder returns options in the order in which m has them: an option keeps its place
// by its id or else by its label, and the others come last.
func (m *model) inOrder(options []intercom.ConversationAttributeOption) []intercom.ConversationAttributeOption {
	known := m.options()
	ordered := make([]*intercom.ConversationAttributeOption, len(known))
	place := func(option intercom.ConversationAttributeOption, same func(a, b intercom.ConversationAttributeOption) bool) bool {
		for i := range known {
			if ordered[i] == nil && same(known[i], option) {
				ordered[i] = &option
				return true
			}
		}
		return false
	}
	sameID := func(a, b intercom.ConversationAttributeOption) bool { return a.ID == b.ID }
	sameLabel := func(a, b intercom.ConversationAttributeOption) bool { return a.Label == b.Label }
	others := slices.DeleteFunc(slices.Clone(options), func(o intercom.ConversationAttributeOption) bool { return place(o, sameID) })
	others = slices.DeleteFunc(others, func(o intercom.ConversationAttributeOption) bool { return place(o, sameLabel) })
	var all []intercom.ConversationAttributeOption
	for _, o := range ordered {
		if o != nil {
			all = append(all, *o)
		}
	}
	return append(all, others...)
}

// options returns the options of m, with the ids that are known.
func (m *model) options() []intercom.ConversationAttributeOption {
	ids := m.OptionIDs.Elements()
	var options []intercom.ConversationAttributeOption
	for _, label := range value.Strings(m.Options) {
		id, _ := ids[label].(types.String)
		options = append(options, intercom.ConversationAttributeOption{ID: intercom.ID(id.ValueString()), Label: label})
	}
	return options
}

func labelsOf(options []intercom.ConversationAttributeOption) []string {
	var labels []string
	for _, o := range options {
		labels = append(labels, o.Label)
	}
	return labels
}

// idsOf maps labels to ids. Of two options with one label, it has the first.
func idsOf(options []intercom.ConversationAttributeOption) types.Map {
	ids := map[string]attr.Value{}
	for _, o := range options {
		if _, ok := ids[o.Label]; !ok {
			ids[o.Label] = types.StringValue(o.ID.String())
		}
	}
	return types.MapValueMust(types.StringType, ids)
}

// toAPI returns what a new attribute is made from.
func (m *model) toAPI() intercom.ConversationAttributeWrite {
	write := m.changesFrom(&model{VisibleToTeamIDs: types.SetNull(types.StringType)})
	write.DataType = m.DataType.ValueString()
	for _, label := range value.Strings(m.Options) {
		write.Options = append(write.Options, intercom.OptionLabel{Label: label})
	}
	return write
}

// changesFrom returns the arguments that differ from state, except for the options.
func (m *model) changesFrom(state *model) intercom.ConversationAttributeWrite {
	write := intercom.ConversationAttributeWrite{
		Name:        value.Changed(m.Name, state.Name),
		Description: value.Changed(m.Description, state.Description),
		Required:    value.ChangedBool(m.Required, state.Required),
		Multiline:   value.ChangedBool(m.Multiline, state.Multiline),
	}
	if !m.VisibleToTeamIDs.Equal(state.VisibleToTeamIDs) {
		teams := append([]string{}, value.Strings(m.VisibleToTeamIDs)...)
		write.VisibleToTeamIDs = &teams
	}
	if reference := m.Reference.Attributes(); !m.Reference.IsNull() && !m.Reference.Equal(state.Reference) {
		cardinality, _ := reference["type"].(types.String)
		objectType, _ := reference["object_type_id"].(types.String)
		write.Reference = &intercom.ConversationAttributeReference{Type: cardinality.ValueString(), ObjectTypeID: objectType.ValueString()}
	}
	return write
}
