package tickettype

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// shown is a ticket type in the form of data sources.
type shown struct {
	model
	Archived   types.Bool       `tfsdk:"archived"`
	Attributes []attributeModel `tfsdk:"attributes"`
	States     []stateModel     `tfsdk:"states"`
}

type attributeModel struct {
	ID                          types.String      `tfsdk:"id"`
	Name                        types.String      `tfsdk:"name"`
	Description                 types.String      `tfsdk:"description"`
	DataType                    types.String      `tfsdk:"data_type"`
	RequiredToCreate            types.Bool        `tfsdk:"required_to_create"`
	RequiredToCreateForContacts types.Bool        `tfsdk:"required_to_create_for_contacts"`
	VisibleOnCreate             types.Bool        `tfsdk:"visible_on_create"`
	VisibleToContacts           types.Bool        `tfsdk:"visible_to_contacts"`
	Multiline                   types.Bool        `tfsdk:"multiline"`
	AllowMultipleValues         types.Bool        `tfsdk:"allow_multiple_values"`
	ListOptions                 []listOptionModel `tfsdk:"list_options"`
	Order                       types.Int64       `tfsdk:"order"`
	Default                     types.Bool        `tfsdk:"default"`
	Archived                    types.Bool        `tfsdk:"archived"`
}

type listOptionModel struct {
	ID    types.String `tfsdk:"id"`
	Label types.String `tfsdk:"label"`
}

type stateModel struct {
	ID            types.String `tfsdk:"id"`
	Category      types.String `tfsdk:"category"`
	InternalLabel types.String `tfsdk:"internal_label"`
	ExternalLabel types.String `tfsdk:"external_label"`
}

func (m *shown) fromAPI(t *intercom.TicketType) {
	m.model.fromAPI(t)
	m.Archived = types.BoolValue(t.Archived)
	m.Attributes = []attributeModel{}
	for _, a := range t.AllAttributes() {
		m.Attributes = append(m.Attributes, attributeFromAPI(&a))
	}
	m.States = []stateModel{}
	for _, s := range t.States.Data {
		m.States = append(m.States, stateModel{
			types.StringValue(s.ID.String()), types.StringValue(s.Category), types.StringValue(s.InternalLabel), types.StringValue(s.ExternalLabel),
		})
	}
}

func attributeFromAPI(a *intercom.TicketTypeAttribute) attributeModel {
	m := attributeModel{
		ID:                          types.StringValue(a.ID.String()),
		Name:                        types.StringValue(a.Name),
		Description:                 types.StringValue(a.Description),
		DataType:                    types.StringValue(a.DataType),
		RequiredToCreate:            types.BoolValue(a.RequiredToCreate),
		RequiredToCreateForContacts: types.BoolValue(a.RequiredToCreateForContacts),
		VisibleOnCreate:             types.BoolValue(a.VisibleOnCreate),
		VisibleToContacts:           types.BoolValue(a.VisibleToContacts),
		Order:                       types.Int64Value(a.Order),
		Default:                     types.BoolValue(a.Default),
		Archived:                    types.BoolValue(a.Archived),
	}
	if input := a.InputOptions; input != nil {
		m.Multiline = types.BoolPointerValue(input.Multiline)
		m.AllowMultipleValues = types.BoolPointerValue(input.AllowMultipleValues)
	}
	if a.DataType == "list" {
		m.ListOptions = []listOptionModel{}
	}
	for _, option := range a.ActiveOptions() {
		m.ListOptions = append(m.ListOptions, listOptionModel{ID: types.StringValue(option.ID.String()), Label: types.StringValue(option.Label)})
	}
	return m
}

// shownAttributes returns the attributes of the resource and of what belongs to a
// ticket type.
func shownAttributes() map[string]schema.Attribute {
	text := func(description string) schema.StringAttribute {
		return schema.StringAttribute{MarkdownDescription: description}
	}
	flag := func(description string) schema.BoolAttribute {
		return schema.BoolAttribute{MarkdownDescription: description}
	}
	objects := func(description string, attributes map[string]schema.Attribute) schema.ListNestedAttribute {
		return schema.ListNestedAttribute{MarkdownDescription: description, NestedObject: schema.NestedAttributeObject{Attributes: attributes}}
	}
	shown := attributes()
	maps.Copy(shown, map[string]schema.Attribute{
		"category":    text("Who takes part in a ticket of this type: `Customer`, `Back-office` or `Tracker`."),
		"is_internal": flag("Whether only teammates see tickets of this type."),
		"archived":    flag("Whether the ticket type is archived."),
		"attributes": objects("The fields of the form that opens a ticket, in Intercom's order.", map[string]schema.Attribute{
			"id":                              text("Id of the attribute."),
			"name":                            text("Name of the field."),
			"description":                     text("What to fill in."),
			"data_type":                       text("Type of the field."),
			"required_to_create":              flag("Whether teammates must fill in the field to open a ticket."),
			"required_to_create_for_contacts": flag("Whether customers must fill in the field to open a ticket."),
			"visible_on_create":               flag("Whether teammates see the field when they open a ticket."),
			"visible_to_contacts":             flag("Whether customers see the field."),
			"multiline":                       flag("Whether the text can have several lines; null unless `data_type` is `string`."),
			"allow_multiple_values":           flag("Whether several files can be attached; null unless `data_type` is `files` and Intercom says so."),
			"list_options": objects("The items to choose from; null unless `data_type` is `list`.", map[string]schema.Attribute{
				"id":    text("Id that tickets store."),
				"label": text("What people choose."),
			}),
			"order":    schema.Int64Attribute{MarkdownDescription: "Place of the field in the form. Several fields can have the same."},
			"default":  flag("Whether it is one of the two fields that Intercom gives each type, for the title and the description."),
			"archived": flag("Whether the attribute is archived."),
		}),
		"states": objects("The states that tickets of this type go through.", map[string]schema.Attribute{
			"id":             text("Id of the state."),
			"category":       text("How far a ticket in this state is: `submitted`, `in_progress`, `waiting_on_customer` or `resolved`."),
			"internal_label": text("What teammates read."),
			"external_label": text("What customers read."),
		}),
	})
	return shown
}
