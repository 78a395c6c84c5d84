// Package teammembers manages who is in a team. The team itself can only be made in
// Intercom's interface.
package teammembers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const link = "[team](https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/teams)"

// NewResource returns intercom_team_members.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_team_members.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_team_members.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
	_ list.ListResourceWithConfigure   = (*Resource)(nil)
)

// model is the members of a team in Terraform's terms.
type model struct {
	ID                types.String `tfsdk:"id"`
	TeamID            types.String `tfsdk:"team_id"`
	AdminIDs          types.Set    `tfsdk:"admin_ids"`
	SecondaryAdminIDs types.Set    `tfsdk:"secondary_admin_ids"`
}

func (m *model) fromAPI(t *intercom.Team) {
	m.ID = types.StringValue(t.ID.String())
	m.TeamID = m.ID
	m.AdminIDs = value.IDSet(t.AdminIDs)
	m.SecondaryAdminIDs = value.IDSet(t.Secondary())
}

func ids(s types.Set) []intercom.ID {
	var all []intercom.ID
	for _, id := range value.Strings(s) {
		all = append(all, intercom.ID(id))
	}
	return all
}

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "The members of a " + link + ". Teams are made, renamed and deleted in Intercom's interface; this resource decides who is in one.\n\n" +
			"~> The resource manages all members. Creating it takes over the team: who is not in `admin_ids` leaves the team, and the plan names them. " +
			"Destroying it leaves the team as it is.\n\n" +
			"~> Intercom offers this in the Preview version of its API only, not to every workspace, and may change it at any time. " +
			"The provider asks for that version for this resource alone. The teammate whose access token Terraform uses must be allowed to manage teams.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": attribute.Stable("Id of the team."),
		"team_id": schema.StringAttribute{
			MarkdownDescription: "Id of the team, such as from the data source `intercom_team`. A team has at most one of this resource.",
			Required:            true,
			Validators:          []validator.String{attribute.NotBlank()},
			PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
		},
		"admin_ids": schema.SetAttribute{
			MarkdownDescription: "Ids of all members, 1 to 1000 teammates, such as from the data source `intercom_admins`.",
			ElementType:         types.StringType,
			Required:            true,
			Validators:          []validator.Set{setvalidator.NoNullValues(), setvalidator.SizeAtMost(1000)},
		},
		"secondary_admin_ids": schema.SetAttribute{
			MarkdownDescription: "Ids of the members who get work only when no primary member can take it; all others are primary. " +
				"Only a team that balances its load has levels. Default: nobody.",
			ElementType: types.StringType,
			Optional:    true,
			Computed:    true,
			Default:     setdefault.StaticValue(value.Set(nil)),
			Validators:  []validator.Set{setvalidator.NoNullValues()},
		},
	}
}

// Create gives a team that exists its members. Whoever else is in it leaves it.
func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		defer r.Done(plan.TeamID.ValueString(), "")
		return r.write(ctx, plan)
	})
}

// write sets the members of the planned team.
func (r *Resource) write(ctx context.Context, plan *model) error {
	updated, err := r.Client.Teams.SetMembers(ctx, intercom.ID(plan.TeamID.ValueString()), ids(plan.AdminIDs), ids(plan.SecondaryAdminIDs))
	var refusal *intercom.Error
	switch {
	case errors.Is(err, intercom.ErrNotFound) && !isStranger(err):
		return noTeam(plan.TeamID.ValueString())
	case intercom.IsPartlyApplied(err):
		return crud.At(path.Root("admin_ids"), crud.Hint(err, "Some of the members have been changed, and others not. Plan again: the plan shows what is left to do."))
	case errors.As(err, &refusal) && refusal.Has("conflict"):
		return crud.At(path.Root("admin_ids"), crud.Hint(err, "Nothing was changed. Apply again when the other change has ended."))
	case errors.As(err, &refusal) && refusal.Has("api_plan_restricted"):
		return crud.Hint(err, "Nothing was changed. Intercom has not enabled this for the workspace; ask Intercom's support.")
	case isStranger(err):
		return crud.At(path.Root("admin_ids"), crud.Hint(err, "One of the teammates has left the workspace. Nothing was changed. Plan again: the plan says who."))
	case errors.As(err, &refusal) && refusal.Has("parameter_invalid"):
		at := "admin_ids"
		if refusal.Says("secondary_admin_ids") || refusal.Says("admin_priority_level") {
			at = "secondary_admin_ids"
		}
		return crud.At(path.Root(at), err)
	}
	return crud.Into(plan.fromAPI)(updated, err)
}

// isStranger reports whether Intercom does not know one of the teammates.
func isStranger(err error) bool {
	var refusal *intercom.Error
	return errors.As(err, &refusal) && refusal.Has("admin_not_found")
}

func noTeam(id string) *crud.Failure {
	return &crud.Failure{
		Path: path.Root("team_id"), Summary: "No Such Team",
		Detail: fmt.Sprintf("There is no team with the id %q in this workspace. Intercom's API cannot create teams: create it in Intercom's settings, and use its id.", id),
	}
}

// ModifyPlan reports before apply what Intercom would refuse, and who joins and
// leaves the team.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		if checkMembers(c); c.Diags.HasError() || c.Plan.TeamID.IsUnknown() {
			return
		}
		id, from := c.Plan.TeamID.ValueString(), ""
		if c.State != nil {
			from = c.State.TeamID.ValueString()
		}
		var team *intercom.Team
		c.Unique(from, id, func() (*crud.Existing, error) {
			return &crud.Existing{ID: id, Failure: &crud.Failure{Path: path.Root("team_id")}}, nil
		})
		if c.State != nil && c.State.AdminIDs.Equal(c.Plan.AdminIDs) && c.State.SecondaryAdminIDs.Equal(c.Plan.SecondaryAdminIDs) && from == id {
			return
		}
		asked := r.Ask(c.Diags, func() (err error) {
			team, err = r.Client.Teams.Get(ctx, intercom.ID(id))
			if errors.Is(err, intercom.ErrNotFound) {
				return noTeam(id)
			}
			return err
		})
		if !asked || team == nil {
			return
		}
		if m := team.DistributionMethod; m != nil && *m != "load_balanced" && len(c.Plan.SecondaryAdminIDs.Elements()) > 0 {
			c.Diags.AddAttributeError(path.Root("secondary_admin_ids"), "Team Does Not Balance Its Load", fmt.Sprintf(
				"The team %q (id %s) distributes conversations by %s. Only a team that balances its load has secondary members. "+
					"Change that in Intercom's settings first, or leave out secondary_admin_ids.", team.Name, team.ID, *m))
			return
		}
		r.nameMembers(ctx, c, team)
	})
}

// checkMembers reports members that Intercom would refuse.
func checkMembers(c *crud.Change[model]) {
	fail := func(at, format string, args ...any) {
		c.Diags.AddAttributeError(path.Root(at), "Invalid Team Membership", fmt.Sprintf(format, args...))
	}
	was := c.State != nil && c.State.AdminIDs.Equal(c.Plan.AdminIDs) // Intercom can have a team without members
	if len(c.Plan.AdminIDs.Elements()) == 0 && !c.Plan.AdminIDs.IsUnknown() && !was {
		fail("admin_ids", "A team needs at least one member: Intercom's API cannot empty a team. To stop managing the team, remove the resource.")
	}
	for _, at := range []string{"admin_ids", "secondary_admin_ids"} {
		all := c.Plan.AdminIDs
		if at == "secondary_admin_ids" {
			all = c.Plan.SecondaryAdminIDs
		}
		for _, element := range all.Elements() {
			if id, ok := element.(types.String); ok && value.Known(id) && !crud.IsNumber(id.ValueString()) {
				fail(at, "%q is not the id of a teammate, which is a number such as 991267459. The data source intercom_admin finds it by email address.", id.ValueString())
				return
			}
		}
	}
	if value.AnyUnknown(c.Plan.AdminIDs) || c.Plan.SecondaryAdminIDs.IsUnknown() {
		return
	}
	for _, element := range c.Plan.SecondaryAdminIDs.Elements() {
		if id, ok := element.(types.String); ok && value.Known(id) && !slices.Contains(value.Strings(c.Plan.AdminIDs), id.ValueString()) {
			fail("secondary_admin_ids", "%q is not a member of the team. Add it to admin_ids as well.", id.ValueString())
		}
	}
}

// nameMembers warns of members who leave the team, and of who joins it, by their
// names, and reports new members who are no teammates.
func (r *Resource) nameMembers(ctx context.Context, c *crud.Change[model], team *intercom.Team) {
	if value.AnyUnknown(c.Plan.AdminIDs) {
		return
	}
	planned := ids(c.Plan.AdminIDs)
	leave, join := without(team.AdminIDs, planned), without(planned, team.AdminIDs)
	if len(leave)+len(join) == 0 {
		return
	}
	names := map[intercom.ID]string{}
	asked := r.Ask(c.Diags, func() error {
		admins, err := r.Client.Admins.List(ctx)
		for _, admin := range admins {
			names[admin.ID] = admin.Name
		}
		return err
	})
	if asked {
		for _, id := range join {
			if _, ok := names[id]; !ok {
				c.Diags.AddAttributeError(path.Root("admin_ids"), "No Such Teammate", fmt.Sprintf("There is no teammate with the id %q in this workspace.", id))
				return
			}
		}
	}
	if len(leave) == 0 && c.State == nil {
		return
	}
	var changes []string
	if len(leave) > 0 {
		changes = append(changes, "removes "+describe(leave, names))
	}
	if len(join) > 0 {
		changes = append(changes, "adds "+describe(join, names))
	}
	r.WarnOnce(path.Root("admin_ids"), "Team Members Will Change",
		fmt.Sprintf("In the team %q (id %s), this plan %s.", team.Name, team.ID, strings.Join(changes, ", and ")), c.Diags)
}

// without returns the ids that are not among others.
func without(ids, others []intercom.ID) []intercom.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(id intercom.ID) bool { return slices.Contains(others, id) })
}

// describe lists teammates with their names, as far as these are known.
func describe(ids []intercom.ID, names map[intercom.ID]string) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = "id " + id.String()
		if name := names[id]; name != "" {
			texts[i] = fmt.Sprintf("%s (%s)", intercom.Printable(name), texts[i])
		}
	}
	return strings.Join(texts, ", ")
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.Teams.Get(ctx, intercom.ID(m.ID.ValueString())))
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, _ *model) error {
		return r.write(ctx, plan)
	})
}

// Delete leaves the team as it is: Intercom cannot empty a team.
func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(*model) error { return nil })
}

// ImportState takes the id or the name of the team.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportByIDOrName(ctx, r.Base, req, resp, func(c *intercom.Client) crud.Finder[intercom.Team] { return c.Teams },
		"team", "An id is a number such as 991267902.")
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the members of the teams that have any, by the name of the team.", nil)
}

// List answers `terraform query`. A team without members cannot be configured.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, r.Base, req, stream, func(*crud.ByName) ([]*intercom.Team, error) { return r.Client.Teams.List(ctx) },
		func(f *crud.ByName, t *intercom.Team) *crud.Listed[model] {
			if len(t.AdminIDs) == 0 || !f.Matches(t.Name) {
				return nil
			}
			listed := &crud.Listed[model]{Name: t.Name}
			listed.Object.fromAPI(t)
			return listed
		})
}
