package admin

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const link = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins"

var dataSources = crud.Lookups[intercom.Admin, model]{
	One:        "One [admin](" + link + ") (teammate) of the workspace, by exactly one of `id`, `email` and `name`.",
	All:        "All [admins](" + link + ") (teammates) of the workspace.",
	Attributes: attributes,
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.Admin] { return c.Admins },
	Keys: []crud.By[intercom.Admin]{
		{Attribute: "email", Has: func(a *intercom.Admin, email string) bool { return intercom.SameName(a.Email, email) }},
		{Attribute: "name", Has: func(a *intercom.Admin, name string) bool { return a.Name == name }},
	},
	Describe: func(a *intercom.Admin) string { return fmt.Sprintf("%s <%s>, id %s", a.Name, a.Email, a.ID) },
}

var attributes = map[string]schema.Attribute{
	"id":                 schema.StringAttribute{MarkdownDescription: "Id of the admin."},
	"name":               schema.StringAttribute{MarkdownDescription: "Name of the admin, as Intercom shows it."},
	"email":              schema.StringAttribute{MarkdownDescription: "Email address that the admin signs in with. Lookups ignore the case of its letters."},
	"job_title":          schema.StringAttribute{MarkdownDescription: "Job title, empty when none is given."},
	"has_inbox_seat":     schema.BoolAttribute{MarkdownDescription: "Whether the admin has a paid seat in the inbox."},
	"away_mode_enabled":  schema.BoolAttribute{MarkdownDescription: "Whether the admin is set away."},
	"away_mode_reassign": schema.BoolAttribute{MarkdownDescription: "Whether replies go to the default inbox while the admin is away."},
	"team_ids":           schema.ListAttribute{ElementType: types.StringType, MarkdownDescription: "Ids of the teams that the admin is in."},
	"role":               schema.StringAttribute{MarkdownDescription: "Name of the admin's role, empty for an admin without one."},
}

// model is an admin in Terraform's terms.
type model struct {
	ID               types.String `tfsdk:"id"`
	Name             types.String `tfsdk:"name"`
	Email            types.String `tfsdk:"email"`
	JobTitle         types.String `tfsdk:"job_title"`
	HasInboxSeat     types.Bool   `tfsdk:"has_inbox_seat"`
	AwayModeEnabled  types.Bool   `tfsdk:"away_mode_enabled"`
	AwayModeReassign types.Bool   `tfsdk:"away_mode_reassign"`
	TeamIDs          types.List   `tfsdk:"team_ids"`
	Role             types.String `tfsdk:"role"`
}

func (m *model) fromAPI(a *intercom.Admin) {
	m.ID = types.StringValue(a.ID.String())
	m.Name = types.StringValue(a.Name)
	m.Email = types.StringValue(a.Email)
	m.JobTitle = types.StringValue(a.JobTitle)
	m.HasInboxSeat = types.BoolValue(a.HasInboxSeat)
	m.AwayModeEnabled = types.BoolValue(a.AwayModeEnabled)
	m.AwayModeReassign = types.BoolValue(a.AwayModeReassign)
	m.TeamIDs = value.IDs(a.TeamIDs)
	m.Role = types.StringValue("")
	if a.Role != nil {
		m.Role = types.StringValue(a.Role.Name)
	}
}
