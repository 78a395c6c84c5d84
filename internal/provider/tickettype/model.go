package tickettype

import (
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// model is a ticket type in the types of Terraform.
type model struct {
	ID          types.String `tfsdk:"id"`
	Name        types.String `tfsdk:"name"`
	Category    types.String `tfsdk:"category"`
	Description types.String `tfsdk:"description"`
	Icon        types.String `tfsdk:"icon"`
	IsInternal  types.Bool   `tfsdk:"is_internal"`
	CreatedAt   types.Int64  `tfsdk:"created_at"`
}

// fromAPI sets the model from an answer. It keeps a value of m that Intercom only
// spells differently.
func (m *model) fromAPI(t *intercom.TicketType) {
	m.ID = types.StringValue(t.ID.String())
	m.Name = types.StringValue(t.Name)
	m.Category = types.StringValue(t.Category)
	m.Description = types.StringValue(t.Description)
	if m.Icon.IsNull() || !intercom.SameIcon(m.Icon.ValueString(), t.Icon) {
		m.Icon = types.StringValue(t.Icon)
	}
	m.IsInternal = types.BoolValue(t.IsInternal)
	m.CreatedAt = types.Int64Value(t.CreatedAt)
}

func (m *model) toAPI() intercom.TicketTypeWrite {
	return intercom.TicketTypeWrite{
		Name:        value.String(m.Name),
		Category:    value.String(m.Category),
		Description: value.String(m.Description),
		Icon:        value.String(m.Icon),
		IsInternal:  value.Bool(m.IsInternal),
	}
}

// key returns the natural key of a ticket type.
func (m *model) key() string { return m.Category.ValueString() + "/" + m.Name.ValueString() }
