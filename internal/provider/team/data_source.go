// Package team reads teams: groups of teammates that conversations are
// assigned to.
package team

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const noun = "team"

// NewDataSource returns intercom_team.
func NewDataSource(k kind.Kind) datasource.DataSource { return &DataSource{crud.NewDataSource(k)} }

// DataSource is intercom_team.
type DataSource struct{ crud.DataSource }

var (
	_ datasource.DataSourceWithConfigure        = (*DataSource)(nil)
	_ datasource.DataSourceWithConfigValidators = (*DataSource)(nil)
)

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	a := attributes()
	a["id"] = attribute.LookupKey("Id of the team.")
	a["name"] = attribute.LookupKey("Name of the team.")
	resp.Schema = schema.Schema{
		MarkdownDescription: "One [team](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/teams) of admins, by exactly one of `id` and `name`. " +
			"Teams are made and changed in Intercom.",
		Attributes: a,
	}
}

func attributes() map[string]schema.Attribute {
	ids := func(description string) schema.ListAttribute {
		return schema.ListAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"id":                  schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the team."},
		"name":                schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the team."},
		"admin_ids":           ids("Ids of the admins in the team."),
		"primary_admin_ids":   ids("Ids of the admins whose level is primary; null unless the team balances the load."),
		"secondary_admin_ids": ids("Ids of the admins whose level is secondary; null unless the team balances the load."),
		"distribution_method": schema.StringAttribute{
			Computed: true,
			MarkdownDescription: "How conversations are distributed among the admins, such as `round_robin` or `load_balanced`; " +
				"null when Intercom does not say.",
		},
		"assignment_limit": schema.Int64Attribute{
			Computed:            true,
			MarkdownDescription: "How many conversations an admin can be assigned at a time; null unless the team balances the load.",
		},
	}
}

// ConfigValidators wants exactly one key.
func (d *DataSource) ConfigValidators(context.Context) []datasource.ConfigValidator {
	return []datasource.ConfigValidator{datasourcevalidator.ExactlyOneOf(path.MatchRoot("id"), path.MatchRoot("name"))}
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

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *model) error {
		found, err := d.lookup(ctx, config)
		if err != nil {
			return err
		}
		config.fromAPI(found)
		return nil
	})
}

func (d *DataSource) lookup(ctx context.Context, config *model) (*intercom.Team, error) {
	if value.Known(config.ID) {
		key := crud.Key{Noun: noun, Attribute: "id", Value: config.ID.ValueString()}
		found, err := d.Client.Teams.Get(ctx, intercom.ID(key.Value))
		return found, crud.NoSuch(err, key)
	}
	teams, err := d.Client.Teams.List(ctx)
	if err != nil {
		return nil, err
	}
	key := crud.Key{Noun: noun, Attribute: "name", Value: config.Name.ValueString()}
	match := func(t *intercom.Team) bool { return t.Name == key.Value }
	return crud.Only(teams, key, match, func(t *intercom.Team) string {
		return fmt.Sprintf("%s with %d admins, id %s", t.Name, len(t.AdminIDs), t.ID)
	})
}
