package awaystatusreason

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
)

const link = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/away-status-reasons"

var dataSources = crud.Lookups[intercom.AwayStatusReason, model]{
	One: "One [reason](" + link + ") that teammates give for being away, by exactly one of `id` and `label`. " +
		"Reasons are made and changed in Intercom. A deleted reason is found by its id only.",
	All:        "All [reasons](" + link + ") that teammates give for being away.",
	Attributes: attributes,
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.AwayStatusReason] { return c.AwayStatusReasons },
	Keys: []crud.By[intercom.AwayStatusReason]{
		{Attribute: "label", Has: func(r *intercom.AwayStatusReason, label string) bool { return r.Label == label }},
	},
	Describe: func(r *intercom.AwayStatusReason) string { return fmt.Sprintf("%s %s, id %s", r.Emoji, r.Label, r.ID) },
	Archived: &crud.Archived[intercom.AwayStatusReason, model]{
		Is: func(r *intercom.AwayStatusReason) bool { return r.Deleted },
		As: "deleted", All: "Whether deleted ones are among them.",
	},
}

var attributes = map[string]schema.Attribute{
	"id":         schema.StringAttribute{MarkdownDescription: "Id of the reason."},
	"label":      schema.StringAttribute{MarkdownDescription: "What teammates choose and read, such as `On a break`."},
	"emoji":      schema.StringAttribute{MarkdownDescription: "Emoji that Intercom shows with the label."},
	"order":      schema.Int64Attribute{MarkdownDescription: "Position of the reason in Intercom's menu."},
	"deleted":    schema.BoolAttribute{MarkdownDescription: "Whether the reason is deleted. Teammates cannot choose it any more."},
	"created_at": schema.Int64Attribute{MarkdownDescription: "When the reason was created, in seconds since 1970 (Unix time)."},
}

// model is an away status reason in Terraform's terms.
type model struct {
	ID        types.String `tfsdk:"id"`
	Label     types.String `tfsdk:"label"`
	Emoji     types.String `tfsdk:"emoji"`
	Order     types.Int64  `tfsdk:"order"`
	Deleted   types.Bool   `tfsdk:"deleted"`
	CreatedAt types.Int64  `tfsdk:"created_at"`
}

func (m *model) fromAPI(r *intercom.AwayStatusReason) {
	m.ID = types.StringValue(r.ID.String())
	m.Label = types.StringValue(r.Label)
	m.Emoji = types.StringValue(r.Emoji)
	m.Order = types.Int64Value(r.Order)
	m.Deleted = types.BoolValue(r.Deleted)
	m.CreatedAt = types.Int64Value(r.CreatedAt)
}
