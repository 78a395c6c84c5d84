// Package admin reads admins: the teammates of a workspace.
package admin

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

const noun = "admin"

// NewDataSource returns intercom_admin.
func NewDataSource(k kind.Kind) datasource.DataSource { return &DataSource{crud.NewDataSource(k)} }

// DataSource is intercom_admin.
type DataSource struct{ crud.DataSource }

var (
	_ datasource.DataSourceWithConfigure        = (*DataSource)(nil)
	_ datasource.DataSourceWithConfigValidators = (*DataSource)(nil)
)

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	a := attributes()
	a["id"] = attribute.LookupKey("Id of the admin.")
	a["name"] = attribute.LookupKey("Name of the admin, as Intercom shows it.")
	a["email"] = attribute.LookupKey("Email address that the admin signs in with. The case of its letters does not matter.")
	resp.Schema = schema.Schema{
		MarkdownDescription: "One [admin](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins) " +
			"(teammate) of the workspace, by exactly one of `id`, `email` and `name`.",
		Attributes: a,
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":                 schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the admin."},
		"name":               schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the admin."},
		"email":              schema.StringAttribute{Computed: true, MarkdownDescription: "Email address that the admin signs in with."},
		"job_title":          schema.StringAttribute{Computed: true, MarkdownDescription: "Job title, empty when none is given."},
		"has_inbox_seat":     schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the admin has a paid seat in the inbox."},
		"away_mode_enabled":  schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the admin is set away."},
		"away_mode_reassign": schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether replies go to the default inbox while the admin is away."},
		"team_ids": schema.ListAttribute{
			Computed: true, ElementType: types.StringType, MarkdownDescription: "Ids of the teams that the admin is in.",
		},
		"role": schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the admin's role, empty for an admin without one."},
	}
}

// ConfigValidators wants exactly one key.
func (d *DataSource) ConfigValidators(context.Context) []datasource.ConfigValidator {
	return []datasource.ConfigValidator{datasourcevalidator.ExactlyOneOf(
		path.MatchRoot("id"), path.MatchRoot("email"), path.MatchRoot("name"))}
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

func (d *DataSource) lookup(ctx context.Context, config *model) (*intercom.Admin, error) {
	if value.Known(config.ID) {
		key := crud.Key{Noun: noun, Attribute: "id", Value: config.ID.ValueString()}
		found, err := d.Client.Admins.Get(ctx, intercom.ID(key.Value))
		return found, crud.NoSuch(err, key)
	}
	admins, err := d.Client.Admins.List(ctx)
	if err != nil {
		return nil, err
	}
	key := crud.Key{Noun: noun, Attribute: "name", Value: config.Name.ValueString()}
	match := func(a *intercom.Admin) bool { return a.Name == key.Value }
	if value.Known(config.Email) {
		key = crud.Key{Noun: noun, Attribute: "email", Value: config.Email.ValueString()}
		match = func(a *intercom.Admin) bool { return intercom.SameName(a.Email, key.Value) }
	}
	return crud.Only(admins, key, match, func(a *intercom.Admin) string {
		return fmt.Sprintf("%s <%s>, id %s", a.Name, a.Email, a.ID)
	})
}
