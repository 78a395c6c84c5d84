package email

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const link = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/emails"

var dataSources = crud.Lookups[intercom.Email, model]{
	One: "One [address](" + link + ") that the workspace sends email from, by exactly one of `id` and `email`. " +
		"Sender addresses are added and verified in Intercom.",
	All:        "All [addresses](" + link + ") that the workspace sends email from.",
	Attributes: attributes,
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.Email] { return c.Emails },
	Keys:       []crud.By[intercom.Email]{{Attribute: "email", Has: func(e *intercom.Email, email string) bool { return intercom.SameName(e.Email, email) }}},
	Describe: func(e *intercom.Email) string {
		return fmt.Sprintf("%s of the brand %s, id %s", e.Email, e.BrandID, e.ID)
	},
}

var attributes = map[string]schema.Attribute{
	"id":                 schema.StringAttribute{MarkdownDescription: "Id of the sender address."},
	"email":              schema.StringAttribute{MarkdownDescription: "The address itself. Lookups ignore the case of its letters."},
	"domain":             schema.StringAttribute{MarkdownDescription: "Domain of the address."},
	"verified":           schema.BoolAttribute{MarkdownDescription: "Whether the address is verified."},
	"brand_id":           schema.StringAttribute{MarkdownDescription: "Id of the brand that uses the address; null if there is none."},
	"forwarding_enabled": schema.BoolAttribute{MarkdownDescription: "Whether email to the address is forwarded to Intercom."},
	"created_at":         schema.Int64Attribute{MarkdownDescription: "When the address was added, in seconds since 1970 (Unix time)."},
}

// model is a sender address in Terraform's terms. When email was last received is left
// out: it would change all the time, and with it what is planned from it.
type model struct {
	ID                types.String `tfsdk:"id"`
	Email             types.String `tfsdk:"email"`
	Domain            types.String `tfsdk:"domain"`
	Verified          types.Bool   `tfsdk:"verified"`
	BrandID           types.String `tfsdk:"brand_id"`
	ForwardingEnabled types.Bool   `tfsdk:"forwarding_enabled"`
	CreatedAt         types.Int64  `tfsdk:"created_at"`
}

func (m *model) fromAPI(e *intercom.Email) {
	m.ID = types.StringValue(e.ID.String())
	m.Email = types.StringValue(e.Email)
	m.Domain = types.StringValue(e.Domain)
	m.Verified = types.BoolValue(e.Verified)
	m.BrandID = value.ID(e.BrandID)
	m.ForwardingEnabled = types.BoolValue(e.ForwardingEnabled)
	m.CreatedAt = types.Int64Value(e.CreatedAt)
}
