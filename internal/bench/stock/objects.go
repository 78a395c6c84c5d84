package main

import (
	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// The attributes are this provider's; main_test.go says when they no longer are.

type dataAttribute struct {
	ID                types.String `tfsdk:"id"`
	Model             types.String `tfsdk:"model"`
	Name              types.String `tfsdk:"name"`
	DataType          types.String `tfsdk:"data_type"`
	Options           types.List   `tfsdk:"options"`
	Description       types.String `tfsdk:"description"`
	MessengerWritable types.Bool   `tfsdk:"messenger_writable"`
	FullName          types.String `tfsdk:"full_name"`
	Label             types.String `tfsdk:"label"`
	APIWritable       types.Bool   `tfsdk:"api_writable"`
	UIWritable        types.Bool   `tfsdk:"ui_writable"`
	CreatedAt         types.Int64  `tfsdk:"created_at"`
	AdminID           types.String `tfsdk:"admin_id"`
}

func (m *dataAttribute) create(id string) {
	m.ID, m.FullName, m.Label, m.AdminID = types.StringValue(id), m.Name, m.Name, types.StringValue("1")
	m.APIWritable, m.UIWritable, m.CreatedAt = types.BoolValue(true), types.BoolValue(true), types.Int64Value(0)
}

func dataAttributeSchema() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                 computedString(),
		"model":              replacing("contact", "company"),
		"name":               replacing(),
		"data_type":          required("string", "integer", "float", "boolean", "date", "datetime"),
		"options":            strings(),
		"description":        defaulted(""),
		"messenger_writable": flag(false),
		"full_name":          computedString(),
		"label":              computedString(),
		"api_writable":       computedBool(),
		"ui_writable":        computedBool(),
		"created_at":         computedInt64(),
		"admin_id":           computedString(),
	}
}

type tag struct {
	ID   types.String `tfsdk:"id"`
	Name types.String `tfsdk:"name"`
}

func (m *tag) create(id string) { m.ID = types.StringValue(id) }

func tagSchema() map[string]schema.Attribute {
	return map[string]schema.Attribute{"id": computedString(), "name": required()}
}

type ticketType struct {
	ID          types.String `tfsdk:"id"`
	Name        types.String `tfsdk:"name"`
	Category    types.String `tfsdk:"category"`
	Description types.String `tfsdk:"description"`
	Icon        types.String `tfsdk:"icon"`
	IsInternal  types.Bool   `tfsdk:"is_internal"`
	CreatedAt   types.Int64  `tfsdk:"created_at"`
}

func (m *ticketType) create(id string) {
	m.ID, m.IsInternal, m.CreatedAt = types.StringValue(id), no(m.IsInternal), types.Int64Value(0)
}

func ticketTypeSchema() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":          computedString(),
		"name":        required(),
		"category":    required("Customer", "Back-office", "Tracker"),
		"description": defaulted(""),
		"icon":        defaulted("🎟️"),
		"is_internal": optionalBool(),
		"created_at":  computedInt64(),
	}
}

type ticketTypeAttribute struct {
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

func (m *ticketTypeAttribute) create(id string) {
	m.ID, m.Order, m.ListOptions = types.StringValue(id), types.Int64Value(0), types.ListNull(listOption)
	m.Multiline, m.AllowMultipleValues = no(m.Multiline), no(m.AllowMultipleValues)
}

func ticketTypeAttributeSchema() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                              computedString(),
		"ticket_type_id":                  replacing(),
		"name":                            required(),
		"description":                     defaulted(""),
		"data_type":                       replacing("string", "list", "integer", "decimal", "boolean", "datetime", "files"),
		"required_to_create":              flag(false),
		"required_to_create_for_contacts": flag(false),
		"visible_on_create":               flag(true),
		"visible_to_contacts":             flag(true),
		"multiline":                       optionalBool(),
		"allow_multiple_values":           optionalBool(),
		"list_items":                      strings(),
		"list_options": schema.ListAttribute{
			ElementType: listOption, Computed: true, PlanModifiers: []planmodifier.List{listplanmodifier.UseStateForUnknown()},
		},
		"order": computedInt64(),
	}
}

func required(values ...string) schema.StringAttribute {
	a := schema.StringAttribute{Required: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)}}
	if len(values) > 0 {
		a.Validators = []validator.String{stringvalidator.OneOf(values...)}
	}
	return a
}

func replacing(values ...string) schema.StringAttribute {
	a := required(values...)
	a.PlanModifiers = []planmodifier.String{stringplanmodifier.RequiresReplace()}
	return a
}

func defaulted(text string) schema.StringAttribute {
	return schema.StringAttribute{Optional: true, Computed: true, Default: stringdefault.StaticString(text)}
}

func flag(standard bool) schema.BoolAttribute {
	return schema.BoolAttribute{Optional: true, Computed: true, Default: booldefault.StaticBool(standard)}
}

func optionalBool() schema.BoolAttribute {
	return schema.BoolAttribute{Optional: true, Computed: true, PlanModifiers: []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()}}
}

func strings() schema.ListAttribute {
	return schema.ListAttribute{ElementType: types.StringType, Optional: true, Validators: []validator.List{
		listvalidator.SizeAtLeast(1), listvalidator.UniqueValues(), listvalidator.ValueStringsAre(stringvalidator.LengthAtLeast(1)),
	}}
}

func computedString() schema.StringAttribute {
	return schema.StringAttribute{Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()}}
}

func computedBool() schema.BoolAttribute {
	return schema.BoolAttribute{Computed: true, PlanModifiers: []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()}}
}

func computedInt64() schema.Int64Attribute {
	return schema.Int64Attribute{Computed: true, PlanModifiers: []planmodifier.Int64{int64planmodifier.UseStateForUnknown()}}
}
