// Package officehoursexception manages office hours exceptions: the dates on which a
// workspace is closed or has other hours than its schedule says.
package officehoursexception

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const (
	noun = "office hours exception"
	link = "[office hours exception](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours)"
)

// NewResource returns intercom_office_hours_exception.
func NewResource(k kind.Kind) resource.Resource { return &Resource{crud.NewResource(k)} }

// Resource is intercom_office_hours_exception.
type Resource struct{ crud.Resource }

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
)

func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "An " + link + " replaces the hours of a schedule on one date, such as a public holiday: the workspace is closed all day, or open at other times. " +
			"A schedule has one exception at most for a date.\n\n" +
			"-> Intercom repeats an exception with `recurring_annually` on the same date of each year. A holiday on a moving date, such as Easter, needs an exception for each year.\n\n" +
			"~> Intercom does not document whether the name of an exception can be removed. If it cannot, apply fails at `name`.",
		Attributes: attributes(),
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id": attribute.ID(noun),
		"schedule_id": schema.StringAttribute{
			MarkdownDescription: "Id of the office hours schedule. Changing it deletes the exception and creates another one.",
			Required:            true,
			Validators:          []validator.String{attribute.NotBlank()},
			PlanModifiers:       []planmodifier.String{stringplanmodifier.RequiresReplace()},
		},
		"date": schema.StringAttribute{
			MarkdownDescription: "Date in the form `2026-12-24`.",
			Required:            true,
			Validators:          []validator.String{attribute.Checked("must be a date such as 2026-12-24", checkDate)},
		},
		"name": schema.StringAttribute{
			MarkdownDescription: "Name of the exception, such as `Christmas Eve`.",
			Optional:            true,
			Validators:          []validator.String{attribute.NotBlank()},
			PlanModifiers:       []planmodifier.String{attribute.WhenChanged(attribute.Trimmed())},
		},
		"hours":              hours(),
		"recurring_annually": attribute.Flag("Whether the exception repeats every year on the same date.", false),
		"created_at":         attribute.CreatedAt(noun),
	}
}

func hours() schema.ListAttribute {
	a := attribute.Intervals("Times at which the workspace is open on the date, such as `[\"09:00-13:00\"]`, in 24-hour time and in steps of 15 minutes. "+
		"`24:00` is the end of the day. Leave it out if the workspace is closed all day.", notEmpty{})
	a.PlanModifiers = []planmodifier.List{attribute.SameDay()}
	return a
}

// notEmpty refuses a list without times, which could mean closed or always open.
type notEmpty struct{}

func (notEmpty) Description(context.Context) string { return "must not be empty" }

func (v notEmpty) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

func (notEmpty) ValidateList(_ context.Context, req validator.ListRequest, resp *validator.ListResponse) {
	if value.Known(req.ConfigValue) && len(req.ConfigValue.Elements()) == 0 {
		resp.Diagnostics.AddAttributeError(req.Path, "Invalid Attribute Value", fmt.Sprintf(
			"Attribute %s must not be empty. Leave it out if the workspace is closed all day.", req.Path))
	}
}

func checkDate(text string) error {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return fmt.Errorf("expected a date of the calendar in the form 2026-12-24, got %q", text)
	}
	return nil
}

var (
	atSchedule = path.Root("schedule_id")
	atDate     = path.Root("date")
	atName     = path.Root("name")
)

// key is the natural key of an exception, "" while it is not known.
func (m *model) key() string {
	if !value.Known(m.ScheduleID) || !value.Known(m.Date) {
		return ""
	}
	return m.ScheduleID.ValueString() + "/" + m.Date.ValueString()
}

// ModifyPlan reports before apply what Create and Update would refuse.
func (r *Resource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	crud.Plan(ctx, r.Base, req, resp, func(c *crud.Change[model]) {
		key, from, own := c.Plan.key(), "", ""
		if key == "" {
			return
		}
		if c.State != nil {
			from, own = c.State.key(), c.State.ID.ValueString()
		}
		c.Unique(from, key, func() (*crud.Existing, error) {
			found, err := r.existing(ctx, &c.Plan, own)
			if err != nil || found == nil {
				return nil, err
			}
			return &crud.Existing{ID: found.ID.String(), Name: found.Date, Failure: taken(c.Plan.ScheduleID.ValueString(), found, own)}, nil
		})
	})
}

// existing returns the exception of the planned schedule for the planned date, nil if
// there is none. The one with the id own is not considered.
func (r *Resource) existing(ctx context.Context, plan *model, own string) (*intercom.OfficeHoursException, error) {
	schedule := plan.ScheduleID.ValueString()
	exceptions, err := r.Client.OfficeHoursExceptions.List(ctx, intercom.ID(schedule))
	if errors.Is(err, intercom.ErrNotFound) {
		return nil, noSchedule(schedule)
	}
	if err != nil {
		return nil, err
	}
	for _, e := range exceptions {
		if e.Date == plan.Date.ValueString() && e.ID.String() != own {
			return e, nil
		}
	}
	return nil, nil
}

func noSchedule(id string) *crud.Failure {
	return &crud.Failure{Path: atSchedule, Summary: "No Such Office Hours Schedule", Detail: fmt.Sprintf(
		"There is no office hours schedule with the id %q in this workspace.", id)}
}

// taken is the failure of giving a schedule a second exception for a date. own is the
// id of the exception that is moved to the date, "" for a create.
func taken(schedule string, found *intercom.OfficeHoursException, own string) *crud.Failure {
	advice := "Choose another date, or delete the other exception first."
	if own == "" {
		advice = crud.ImportInstead(Kind, schedule+"/"+found.Date)
	}
	return &crud.Failure{Path: atDate, Summary: Kind.Title() + " Already Exists", Detail: fmt.Sprintf(
		"The schedule with the id %s has the exception with the id %s for %s already, and a schedule has one at most for a date. %s",
		schedule, found.ID, found.Date, advice)}
}

// write gives the exception its date with send, which creates or changes it.
func (r *Resource) write(ctx context.Context, plan *model, own string, send func(schedule intercom.ID) (*intercom.OfficeHoursException, error)) error {
	defer r.Done(plan.key(), own)
	found, err := r.existing(ctx, plan, own)
	if err != nil {
		return err
	}
	schedule := plan.ScheduleID.ValueString()
	if found != nil && !r.AwaitRelease(ctx, found.ID, func() bool { e, err := r.existing(ctx, plan, own); return e != nil || err != nil }) {
		return taken(schedule, found, own)
	}
	err = crud.Into(plan.fromAPI)(send(intercom.ID(schedule)))
	if own == "" && errors.Is(err, intercom.ErrNotFound) {
		return noSchedule(schedule)
	}
	return located(plan, err)
}

// located says which attribute a refusal of Intercom's is about.
func located(plan *model, err error) error {
	var refusal *intercom.Error
	if !errors.As(err, &refusal) {
		return err
	}
	if refusal.StatusCode == http.StatusNotFound && refusal.Method == http.MethodPost {
		return crud.At(atSchedule, err)
	}
	if refusal.StatusCode != http.StatusUnprocessableEntity {
		return err
	}
	for _, problem := range refusal.Problems {
		switch problem.Field {
		case "exception_date":
			return crud.At(atDate, err)
		case "time_intervals", "exception_type":
			return crud.At(path.Root("hours"), err)
		case "name":
			if plan.Name.IsNull() {
				return crud.At(atName, crud.Hint(err, "Intercom does not let this exception lose its name. Give it a name, or replace it with terraform apply -replace."))
			}
		}
	}
	return err
}

func (r *Resource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	crud.Create(ctx, r.Base, req, resp, func(plan *model) error {
		return r.write(ctx, plan, "", func(schedule intercom.ID) (*intercom.OfficeHoursException, error) {
			return r.Client.OfficeHoursExceptions.Create(ctx, schedule, plan.toAPI(nil))
		})
	})
}

func (r *Resource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	crud.Read(ctx, r.Base, req, resp, func(state *model) error { return r.read(ctx, state) })
}

func (r *Resource) read(ctx context.Context, m *model) error {
	return crud.Into(m.fromAPI)(r.Client.OfficeHoursExceptions.Get(ctx, intercom.ID(m.ScheduleID.ValueString()), intercom.ID(m.ID.ValueString())))
}

func (r *Resource) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	crud.Update(ctx, r.Base, req, resp, func(now *model) error { return r.read(ctx, now) }, func(plan, state *model) error {
		id := state.ID.ValueString()
		return r.write(ctx, plan, id, func(schedule intercom.ID) (*intercom.OfficeHoursException, error) {
			return r.Client.OfficeHoursExceptions.Update(ctx, schedule, intercom.ID(id), plan.toAPI(state))
		})
	})
}

func (r *Resource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	crud.Delete(ctx, r.Base, req, resp, func(state *model) error {
		return r.Client.OfficeHoursExceptions.Delete(ctx, intercom.ID(state.ScheduleID.ValueString()), intercom.ID(state.ID.ValueString()))
	})
}

// ImportState takes the id or the name of the schedule, and the date or the id of the
// exception.
func (r *Resource) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	crud.Import(ctx, r.Base, req, resp, func(id string) ([]string, error) {
		slash := strings.LastIndex(id, "/")
		if slash < 1 {
			return nil, crud.ImportFailure("The import id %q is not of the form SCHEDULE/DATE. Name the schedule by its id or its name, and the exception by its date or its id: "+
				"\"123/2026-12-24\", \"Support Dublin/2026-12-24\" or \"123/456\".", id)
		}
		return r.find(ctx, id[:slash], id[slash+1:])
	})
}

func (r *Resource) find(ctx context.Context, schedule, exception string) ([]string, error) {
	found, err := crud.ByIDOrName(ctx, schedule, r.Client.OfficeHoursSchedules.Get, r.Client.OfficeHoursSchedules.Find)
	if errors.Is(err, intercom.ErrNotFound) {
		return nil, crud.ImportFailure("There is no office hours schedule with the id or the name %q in this workspace.", schedule)
	}
	if err != nil {
		return nil, err
	}
	exceptions, err := r.Client.OfficeHoursExceptions.List(ctx, found.ID)
	if err != nil {
		return nil, err
	}
	for _, e := range exceptions {
		if e.ID.String() == exception || e.Date == exception {
			return []string{found.ID.String(), e.ID.String()}, nil
		}
	}
	return nil, crud.ImportFailure("The office hours schedule %q (id %s) has no exception with the date or the id %q.", found.Name, found.ID, exception)
}
