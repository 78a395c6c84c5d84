package team

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const link = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/teams"

var dataSources = crud.Lookups[intercom.Team, model]{
	One:        "One [team](" + link + ") of admins, by exactly one of `id` and `name`. Teams are made and changed in Intercom.",
	All:        "All [teams](" + link + ") of admins in the workspace.",
	Attributes: attributes(),
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.Team] { return c.Teams },
	Keys:       []crud.By[intercom.Team]{{Attribute: "name", Has: func(t *intercom.Team, name string) bool { return t.Name == name }}},
	Describe: func(t *intercom.Team) string {
		return fmt.Sprintf("%s with %d admins, id %s", t.Name, len(t.AdminIDs), t.ID)
	},
}

func attributes() map[string]schema.Attribute {
	ids := func(description string) schema.ListAttribute {
		return schema.ListAttribute{ElementType: types.StringType, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"id":                  schema.StringAttribute{MarkdownDescription: "Id of the team."},
		"name":                schema.StringAttribute{MarkdownDescription: "Name of the team."},
		"admin_ids":           ids("Ids of the admins in the team."),
		"primary_admin_ids":   ids("Ids of the admins whose level is primary; null unless the team balances the load."),
		"secondary_admin_ids": ids("Ids of the admins whose level is secondary; null unless the team balances the load."),
		"distribution_method": schema.StringAttribute{
			MarkdownDescription: "How conversations are distributed among the admins, such as `round_robin` or `load_balanced`; " +
				"null when Intercom does not say.",
		},
		"assignment_limit": schema.Int64Attribute{
			MarkdownDescription: "How many conversations an admin can be assigned at a time; null unless the team balances the load.",
		},
	}
}

// model is a team in Terraform's terms.
type model struct {
	ID                 types.String `tfsdk:"id"`
	Name               types.String `tfsdk:"name"`
	AdminIDs           types.List   `tfsdk:"admin_ids"`
	PrimaryAdminIDs    types.List   `tfsdk:"primary_admin_ids"`
	SecondaryAdminIDs  types.List   `tfsdk:"secondary_admin_ids"`
	DistributionMethod types.String `tfsdk:"distribution_method"`
	AssignmentLimit    types.Int64  `tfsdk:"assignment_limit"`
}

func (m *model) fromAPI(t *intercom.Team) {
	m.ID = types.StringValue(t.ID.String())
	m.Name = types.StringValue(t.Name)
	m.AdminIDs = value.IDs(t.AdminIDs)
	m.PrimaryAdminIDs = types.ListNull(types.StringType)
	m.SecondaryAdminIDs = types.ListNull(types.StringType)
	if level := t.AdminPriorityLevel; level != nil {
		m.PrimaryAdminIDs = value.IDs(level.PrimaryAdminIDs)
		m.SecondaryAdminIDs = value.IDs(level.SecondaryAdminIDs)
	}
	m.DistributionMethod = types.StringPointerValue(t.DistributionMethod)
	m.AssignmentLimit = types.Int64PointerValue(t.AssignmentLimit)
}
