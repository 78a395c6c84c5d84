package brand

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const link = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/brands"

var dataSources = crud.Lookups[intercom.Brand, model]{
	One: "One [brand](" + link + ") of the workspace, by exactly one of `id` and `name`. " +
		"Brands are made and changed in Intercom. The default brand has the id of the workspace.",
	All:        "All [brands](" + link + ") of the workspace, the default brand among them.",
	Attributes: attributes,
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.Brand] { return c.Brands },
	Keys:       []crud.By[intercom.Brand]{{Attribute: "name", Has: func(b *intercom.Brand, name string) bool { return b.Name == name }}},
	Describe:   func(b *intercom.Brand) string { return fmt.Sprintf("%s, id %s", b.Name, b.ID) },
}

var attributes = map[string]schema.Attribute{
	"id":             schema.StringAttribute{MarkdownDescription: "Id of the brand. That of the default brand is the id of the workspace."},
	"name":           schema.StringAttribute{MarkdownDescription: "Name of the brand."},
	"is_default":     schema.BoolAttribute{MarkdownDescription: "Whether it is the default brand of the workspace."},
	"help_center_id": schema.StringAttribute{MarkdownDescription: "Id of the brand's help center; null if the brand has none."},
	"default_address_settings_id": schema.StringAttribute{
		MarkdownDescription: "Id of the address that the brand sends email from, as in `intercom_email`; null if the brand has none.",
	},
	"created_at": schema.Int64Attribute{MarkdownDescription: "When the brand was created, in seconds since 1970 (Unix time)."},
}

// model is a brand in Terraform's terms.
type model struct {
	ID             types.String `tfsdk:"id"`
	Name           types.String `tfsdk:"name"`
	IsDefault      types.Bool   `tfsdk:"is_default"`
	HelpCenterID   types.String `tfsdk:"help_center_id"`
	DefaultEmailID types.String `tfsdk:"default_address_settings_id"`
	CreatedAt      types.Int64  `tfsdk:"created_at"`
}

func (m *model) fromAPI(b *intercom.Brand) {
	m.ID = types.StringValue(b.ID.String())
	m.Name = types.StringValue(b.Name)
	m.IsDefault = types.BoolValue(b.IsDefault)
	m.HelpCenterID = value.ID(b.HelpCenterID)
	m.DefaultEmailID = value.ID(b.DefaultEmailID)
	m.CreatedAt = types.Int64Value(b.CreatedAt)
}
