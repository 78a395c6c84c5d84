package helpcenter

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const link = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center"

var dataSources = crud.Lookups[intercom.HelpCenter, model]{
	One: "One [help center](" + link + ") of the workspace, by exactly one of `id` and `identifier`. " +
		"Help centers are created and changed in Intercom.",
	All:        "All [help centers](" + link + ") of the workspace, the default one among them.",
	Attributes: attributes,
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.HelpCenter] { return c.HelpCenters },
	Keys: []crud.By[intercom.HelpCenter]{{Attribute: "identifier", Has: func(h *intercom.HelpCenter, identifier string) bool {
		return h.Identifier == identifier
	}}},
	Describe: func(h *intercom.HelpCenter) string { return fmt.Sprintf("%s, id %s", h.DisplayName, h.ID) },
}

var attributes = map[string]schema.Attribute{
	"id":                schema.StringAttribute{MarkdownDescription: "Id of the help center."},
	"identifier":        schema.StringAttribute{MarkdownDescription: "The help center's name in its URL, such as `help` in `https://intercom.help/help`."},
	"display_name":      schema.StringAttribute{MarkdownDescription: "Name that only teammates see."},
	"url":               schema.StringAttribute{MarkdownDescription: "URL of the help center, with its custom domain if it has one."},
	"custom_domain":     schema.StringAttribute{MarkdownDescription: "Custom domain, such as `help.example.com`; null if the help center has none."},
	"website_turned_on": schema.BoolAttribute{MarkdownDescription: "Whether the website is turned on."},
	"default":           schema.BoolAttribute{MarkdownDescription: "Whether it is the default help center of the workspace."},
	"locales":           schema.ListAttribute{MarkdownDescription: "Languages of the help center, such as `en` and `pt-BR`.", ElementType: types.StringType},
	"created_at":        schema.Int64Attribute{MarkdownDescription: "When the help center was created, in seconds since 1970 (Unix time)."},
}

// model is a help center in Terraform's terms.
type model struct {
	ID           types.String `tfsdk:"id"`
	Identifier   types.String `tfsdk:"identifier"`
	DisplayName  types.String `tfsdk:"display_name"`
	URL          types.String `tfsdk:"url"`
	CustomDomain types.String `tfsdk:"custom_domain"`
	TurnedOn     types.Bool   `tfsdk:"website_turned_on"`
	Default      types.Bool   `tfsdk:"default"`
	Locales      types.List   `tfsdk:"locales"`
	CreatedAt    types.Int64  `tfsdk:"created_at"`
}

func (m *model) fromAPI(h *intercom.HelpCenter) {
	m.ID = types.StringValue(h.ID.String())
	m.Identifier = types.StringValue(h.Identifier)
	m.DisplayName = types.StringValue(h.DisplayName)
	m.URL = types.StringValue(h.URL)
	m.CustomDomain = types.StringNull()
	if h.CustomDomain != "" {
		m.CustomDomain = types.StringValue(h.CustomDomain)
	}
	m.TurnedOn = types.BoolValue(h.TurnedOn)
	m.Default = types.BoolValue(h.Default)
	m.Locales = value.Texts(h.Locales)
	m.CreatedAt = types.Int64Value(h.CreatedAt)
}
