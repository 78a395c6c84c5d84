// Package officehoursschedule manages office hours schedules: the weekly hours in which
// a workspace is open.
package officehoursschedule

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"
	_ "time/tzdata" // so that time zones are known on every machine

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

const (
	noun = "office hours schedule"
	link = "[office hours schedule](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours)"
)

// NewResource returns intercom_office_hours_schedule.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// NewListResource returns the list resource of intercom_office_hours_schedule.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_office_hours_schedule.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure      = (*Resource)(nil)
	_ resource.ResourceWithIdentity       = (*Resource)(nil)
	_ resource.ResourceWithImportState    = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan     = (*Resource)(nil)
	_ resource.ResourceWithValidateConfig = (*Resource)(nil)
	_ list.ListResourceWithConfigure      = (*Resource)(nil)
)

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "An " + link + " says in which hours of a week a workspace is open. Teams and workflows use it. " +
			"Public holidays are `intercom_office_hours_exception`.\n\n" +
			"~> Destroying a schedule deletes it together with its exceptions. Intercom may refuse to delete the workspace's default schedule and one that is in use; " +
			"choose another one in Intercom first.\n\n" +
			"-> Every workspace has a schedule from the beginning. To manage it, import it.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	week := map[string]schema.Attribute{}
	for _, day := range days {
		week[day] = attribute.Intervals("Times on " + kind.Title(day) + ", such as `[\"09:00-12:00\", \"13:00-17:00\"]`. Leave it out for a day on which the workspace is closed.")
	}
	return map[string]schema.Attribute{
		"id":   attribute.ID(noun),
		"name": attribute.Name("Name of the schedule. It is unique in the workspace."),
		"time_zone": schema.StringAttribute{
			MarkdownDescription: "Time zone of the hours, with its name in the IANA database, such as `Europe/Dublin`.",
			Required:            true,
			Validators:          []validator.String{attribute.NotBlank()},
		},
		"hours": schema.SingleNestedAttribute{
			MarkdownDescription: "Hours of each day, in 24-hour time and in steps of 15 minutes. `24:00` is the end of a day. " +
				"Hours that go on after midnight are written in two parts: `22:00-24:00` on one day, and `00:00-06:00` on the next. " +
				"Set either this or `always_open`.",
			Optional:      true,
			Attributes:    week,
			PlanModifiers: []planmodifier.Object{sameWeek{}},
		},
		"always_open": schema.BoolAttribute{
			MarkdownDescription: "`true` if the workspace is open 24 hours on every day. Set either this or `hours`.",
			Optional:            true,
		},
		"created_at": attribute.CreatedAt(noun),
	}
}

// sameWeek keeps the hours in the state if those of the configuration are the same in
// other words, so that a schedule whose hours Intercom has merged plans empty.
type sameWeek struct{}

func (sameWeek) Description(context.Context) string { return "Hours that touch are the same as one." }

func (m sameWeek) MarkdownDescription(ctx context.Context) string { return m.Description(ctx) }

func (sameWeek) PlanModifyObject(_ context.Context, req planmodifier.ObjectRequest, resp *planmodifier.ObjectResponse) {
	want, ok := weekOf(req.ConfigValue)
	if has, known := weekOf(req.StateValue); ok && known && want.Equal(has) {
		resp.PlanValue = req.StateValue
	}
}

// ValidateConfig wants either hours or always_open.
func (r *Resource) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	var config model
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	switch {
	case resp.Diagnostics.HasError() || config.AlwaysOpen.IsUnknown() || config.Hours.IsUnknown():
	case !config.AlwaysOpen.IsNull() && !config.Hours.IsNull():
		resp.Diagnostics.AddAttributeError(atAlwaysOpen, "Invalid Attribute Combination",
			"A schedule has either hours or always_open. Remove one of the two.")
	case config.Hours.IsNull() && !config.AlwaysOpen.ValueBool():
		resp.Diagnostics.AddAttributeError(atHours, "Missing Office Hours",
			"Set hours to the hours of each day, or set always_open = true.")
	}
}

var (
	atName       = path.Root("name")
	atTimeZone   = path.Root("time_zone")
	atHours      = path.Root("hours")
	atAlwaysOpen = path.Root("always_open")
)

// ModifyPlan reports before apply what Create and Update would refuse.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		if c.State == nil || !c.Plan.TimeZone.Equal(c.State.TimeZone) {
			r.checkTimeZone(c)
		}
		if c.Plan.Name.IsUnknown() {
			return
		}
		name, from, own := c.Plan.Name.ValueString(), "", ""
		if c.State != nil {
			from, own = c.State.Name.ValueString(), c.State.ID.ValueString()
		}
		c.Unique(from, name, func() (*crud.Existing, error) {
			found, err := r.existing(ctx, name, own)
			if err != nil || found == nil {
				return nil, err
			}
			return &crud.Existing{ID: found.ID.String(), Name: found.Name, Failure: taken(found, own)}, nil
		})
	})
}

// checkTimeZone warns of a time zone that is not in the IANA database. Intercom may know
// a newer version of the database, and decides.
func (r *Resource) checkTimeZone(c *crud.Change[model]) {
	name := c.Plan.TimeZone.ValueString()
	if c.Plan.TimeZone.IsUnknown() {
		return
	}
	if _, err := time.LoadLocation(name); err != nil || name == "Local" {
		r.WarnOnce(atTimeZone, "Unknown Time Zone", fmt.Sprintf(
			"%q is not in the database of time zones that the provider has. If Intercom does not know it either, apply fails. "+
				"A name has the form \"Europe/Dublin\"; the names are listed at https://en.wikipedia.org/wiki/List_of_tz_database_time_zones.", name), c.Diags)
	}
}

// existing returns the schedule with a name, nil if there is none. The one with the id
// own is not considered.
func (r *Resource) existing(ctx context.Context, name, own string) (*intercom.OfficeHoursSchedule, error) {
	schedules, err := r.Client.OfficeHoursSchedules.List(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range schedules {
		if s.Name == name && s.ID.String() != own {
			return s, nil
		}
	}
	return nil, nil
}

// taken is the failure of giving a schedule the name of another one. own is the id of
// the schedule, "" for a create.
func taken(found *intercom.OfficeHoursSchedule, own string) *crud.Failure {
	advice := "Choose another name, or rename or delete the other schedule first."
	if own == "" {
		advice = crud.ImportInstead(Kind, crud.NameOrID(found.Name, found.ID))
	}
	return &crud.Failure{Path: atName, Summary: Kind.Title() + " Already Exists", Detail: fmt.Sprintf(
		"The workspace has the office hours schedule %q (id %s) already, and the names of schedules are unique. %s", found.Name, found.ID, advice)}
}

// awaitName returns an error if another schedule has a name, after it has waited for a
// resource of this run that is about to release the name.
func (r *Resource) awaitName(ctx context.Context, name, own string) error {
	found, err := r.existing(ctx, name, own)
	if err != nil || found == nil {
		return err
	}
	if r.AwaitRelease(ctx, found.ID, func() bool { e, err := r.existing(ctx, name, own); return e != nil || err != nil }) {
		return nil
	}
	return taken(found, own)
}

// write gives the schedule its name with send, which creates or changes it.
func (r *Resource) write(ctx context.Context, plan *model, own string, send func() (*intercom.OfficeHoursSchedule, error)) error {
	name := plan.Name.ValueString()
	defer r.Done(name, own)
	if err := r.awaitName(ctx, name, own); err != nil {
		return err
	}
	return r.located(ctx, plan, own, crud.Into(plan.fromAPI)(send()))
}

// located says which attribute a refusal of Intercom's is about.
func (r *Resource) located(ctx context.Context, plan *model, own string, err error) error {
	var refusal *intercom.Error
	if !errors.As(err, &refusal) || refusal.StatusCode != http.StatusUnprocessableEntity {
		return err
	}
	for _, problem := range refusal.Problems {
		switch problem.Field {
		case "time_zone_name":
			return crud.At(atTimeZone, err)
		case "time_intervals":
			if plan.Hours.IsNull() {
				return crud.At(atAlwaysOpen, err)
			}
			return crud.At(atHours, err)
		}
	}
	schedules, listErr := r.Client.OfficeHoursSchedules.List(ctx)
	if listErr != nil {
		return err
	}
	for _, s := range schedules {
		if s.ID.String() != own && intercom.SameName(s.Name, plan.Name.ValueString()) {
			return crud.At(atName, crud.Hint(err, fmt.Sprintf("The workspace has the office hours schedule %q (id %s), and the names of schedules are unique. "+
				"Choose another name, or import that schedule.", s.Name, s.ID)))
		}
	}
	return err
}

func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		return r.write(ctx, plan, "", func() (*intercom.OfficeHoursSchedule, error) {
			return r.Client.OfficeHoursSchedules.Create(ctx, plan.toAPI(nil))
		})
	})
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.OfficeHoursSchedules.Get(ctx, intercom.ID(m.ID.ValueString())))
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, state *model) error {
		id := state.ID.ValueString()
		return r.write(ctx, plan, id, func() (*intercom.OfficeHoursSchedule, error) {
			return r.Client.OfficeHoursSchedules.Update(ctx, intercom.ID(id), plan.toAPI(state))
		})
	})
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		err := r.Client.OfficeHoursSchedules.Delete(ctx, intercom.ID(state.ID.ValueString()))
		var refusal *intercom.Error
		if errors.As(err, &refusal) && (refusal.StatusCode == http.StatusUnprocessableEntity || refusal.StatusCode == http.StatusConflict) {
			return crud.Hint(err, "Intercom refuses to delete a schedule that is in use, or the default of the workspace. Choose another schedule in Intercom, and destroy this one again. "+crud.StopManaging("it"))
		}
		return err
	})
}

// ImportState takes an id or a name.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.ImportByIDOrName(ctx, r.Base, req, resp, func(c *intercom.Client) crud.Finder[intercom.OfficeHoursSchedule] { return c.OfficeHoursSchedules },
		noun, "An id is a number such as 123.")
}
