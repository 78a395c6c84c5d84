package dataattribute

import (
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// model is a data attribute in the types of Terraform.
type model struct {
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

// fromAPI sets the model from an answer. It keeps a value of m that Intercom only
// spells differently.
func (m *model) fromAPI(a *intercom.DataAttribute) {
	m.ID = types.StringValue(a.ID.String())
	m.Model = types.StringValue(a.Model)
	m.Name = types.StringValue(a.Name)
	if !intercom.SameDataType(m.DataType.ValueString(), a.DataType) {
		m.DataType = types.StringValue(a.DataType)
	}
	m.Options = value.InOrderOf(m.Options, a.Options)
	m.Description = types.StringValue(a.Description)
	m.MessengerWritable = types.BoolValue(a.MessengerWritable)
	m.FullName = types.StringValue(a.FullName)
	m.Label = types.StringValue(a.Label)
	m.APIWritable = types.BoolValue(a.APIWritable)
	m.UIWritable = types.BoolValue(a.UIWritable)
	m.CreatedAt = types.Int64Value(a.CreatedAt)
	m.AdminID = types.StringValue(a.AdminID.String())
}

func (m *model) toCreate() intercom.DataAttributeCreate {
	return intercom.DataAttributeCreate{
		Model:             m.Model.ValueString(),
		Name:              m.Name.ValueString(),
		DataType:          m.DataType.ValueString(),
		Options:           value.Strings(m.Options),
		Description:       m.Description.ValueString(),
		MessengerWritable: m.MessengerWritable.ValueBool(),
	}
}
