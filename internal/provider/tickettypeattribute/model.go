package tickettypeattribute

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// model is a ticket type attribute in the types of Terraform.
type model struct {
	ID                          types.String `tfsdk:"id"`
	TicketTypeID                types.String `tfsdk:"ticket_type_id"`
	Name                        types.String `tfsdk:"name"`
	Description                 types.String `tfsdk:"description"`
	DataType                    types.String `tfsdk:"data_type"`
	RequiredToCreate            types.Bool   `tfsdk:"required_to_create"`
	RequiredToCreateForContacts types.Bool   `tfsdk:"required_to_create_for_contacts"`
	VisibleOnCreate             types.Bool   `tfsdk:"visible_on_create"`
	VisibleToContacts           types.Bool   `tfsdk:"visible_to_contacts"`
	Multiline                   types.Bool   `tfsdk:"multiline"`
	AllowMultipleValues         types.Bool   `tfsdk:"allow_multiple_values"`
	ListItems                   types.List   `tfsdk:"list_items"`
	ListOptions                 types.List   `tfsdk:"list_options"`
	Order                       types.Int64  `tfsdk:"order"`
}

var listOption = types.ObjectType{AttrTypes: map[string]attr.Type{"id": types.StringType, "label": types.StringType}}

// fromAPI sets the model from an answer. It keeps a value of m that Intercom only
// spells differently.
func (m *model) fromAPI(a *intercom.TicketTypeAttribute) {
	m.ID = types.StringValue(a.ID.String())
	m.Name = types.StringValue(a.Name)
	m.Description = types.StringValue(a.Description)
	m.DataType = types.StringValue(a.DataType)
	m.RequiredToCreate = types.BoolValue(a.RequiredToCreate)
	m.RequiredToCreateForContacts = types.BoolValue(a.RequiredToCreateForContacts)
	m.VisibleOnCreate = types.BoolValue(a.VisibleOnCreate)
	m.VisibleToContacts = types.BoolValue(a.VisibleToContacts)
	m.Order = types.Int64Value(a.Order)

	input := a.InputOptions
	if input == nil {
		input = new(intercom.InputOptions)
	}
	m.Multiline = flagFromAPI(a.DataType == "string", input.Multiline, m.Multiline)
	m.AllowMultipleValues = flagFromAPI(a.DataType == "files", input.AllowMultipleValues, m.AllowMultipleValues)
	switch {
	case a.DataType != "list":
		m.ListItems = types.ListNull(types.StringType)
		m.ListOptions = types.ListNull(listOption)
	case input.ListOptions != nil || m.ListOptions.IsUnknown():
		m.listFromAPI(a)
	}
}

// flagFromAPI returns the known value of a flag if the answer does not have the flag.
// Attributes of another data type do not have it.
func flagFromAPI(has bool, answered *bool, known types.Bool) types.Bool {
	switch {
	case !has:
		return types.BoolNull()
	case answered != nil:
		return types.BoolValue(*answered)
	default:
		return types.BoolValue(known.ValueBool())
	}
}

// listFromAPI sets the items from an answer. If they are the same items, it keeps the
// order of the configuration.
func (m *model) listFromAPI(a *intercom.TicketTypeAttribute) {
	m.ListItems = value.InOrderOf(m.ListItems, a.Labels())
	options := []attr.Value{}
	for _, option := range a.ActiveOptions() {
		options = append(options, types.ObjectValueMust(listOption.AttrTypes, map[string]attr.Value{
			"id":    types.StringValue(option.ID.String()),
			"label": types.StringValue(option.Label),
		}))
	}
	m.ListOptions = types.ListValueMust(listOption, options)
}

func (m *model) toCreate() intercom.TicketTypeAttributeWrite {
	return intercom.TicketTypeAttributeWrite{
		Name:                        value.String(m.Name),
		Description:                 value.String(m.Description),
		DataType:                    m.DataType.ValueString(),
		RequiredToCreate:            value.Bool(m.RequiredToCreate),
		RequiredToCreateForContacts: value.Bool(m.RequiredToCreateForContacts),
		VisibleOnCreate:             value.Bool(m.VisibleOnCreate),
		VisibleToContacts:           value.Bool(m.VisibleToContacts),
		Multiline:                   value.Bool(m.Multiline),
		AllowMultipleValues:         value.Bool(m.AllowMultipleValues),
		ListItems:                   listItems(m.ListItems),
	}
}

func (m *model) toUpdate(state *model) intercom.TicketTypeAttributeWrite {
	write := intercom.TicketTypeAttributeWrite{
		Name:                        value.Changed(m.Name, state.Name),
		Description:                 value.Changed(m.Description, state.Description),
		RequiredToCreate:            value.ChangedBool(m.RequiredToCreate, state.RequiredToCreate),
		RequiredToCreateForContacts: value.ChangedBool(m.RequiredToCreateForContacts, state.RequiredToCreateForContacts),
		VisibleOnCreate:             value.ChangedBool(m.VisibleOnCreate, state.VisibleOnCreate),
		VisibleToContacts:           value.ChangedBool(m.VisibleToContacts, state.VisibleToContacts),
		Multiline:                   value.ChangedBool(m.Multiline, state.Multiline),
		AllowMultipleValues:         value.ChangedBool(m.AllowMultipleValues, state.AllowMultipleValues),
	}
	if !m.ListItems.Equal(state.ListItems) {
		write.ListItems = listItems(m.ListItems)
	}
	return write
}

func listItems(list types.List) *intercom.ListItems {
	if !value.Known(list) {
		return nil
	}
	items := intercom.ListItems(value.Strings(list))
	return &items
}

// key returns the natural key of an attribute.
func (m *model) key() string {
	return m.TicketTypeID.ValueString() + "/" + m.DataType.ValueString() + "/" + m.Name.ValueString()
}
