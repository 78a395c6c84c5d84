package officehoursexception

import (
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// model is an exception in Terraform's terms.
type model struct {
	ID                types.String `tfsdk:"id"`
	ScheduleID        types.String `tfsdk:"schedule_id"`
	Date              types.String `tfsdk:"date"`
	Name              types.String `tfsdk:"name"`
	Hours             types.List   `tfsdk:"hours"`
	RecurringAnnually types.Bool   `tfsdk:"recurring_annually"`
	CreatedAt         types.Int64  `tfsdk:"created_at"`
}

// fromAPI sets the model from an answer. It keeps the form of the hours if they have
// the same minutes.
func (m *model) fromAPI(e *intercom.OfficeHoursException) {
	m.ID = types.StringValue(e.ID.String())
	if e.ScheduleID != "" {
		m.ScheduleID = types.StringValue(e.ScheduleID.String())
	}
	m.Date = types.StringValue(e.Date)
	m.Name = types.StringNull()
	if e.Name != "" {
		m.Name = types.StringValue(e.Name)
	}
	m.RecurringAnnually = types.BoolValue(e.RecurringAnnually)
	m.CreatedAt = types.Int64Value(e.CreatedAt)
	if has, known := value.Intervals(m.Hours); !known || m.Hours.IsNull() || !intercom.NewOfficeHours(has).Equal(e.Hours()) {
		m.Hours = value.IntervalList(e.Hours())
	}
}

// toAPI returns what differs from state, all of it if state is nil.
func (m *model) toAPI(state *model) intercom.OfficeHoursExceptionWrite {
	creates := state == nil
	if creates {
		state = &model{}
	}
	write := intercom.OfficeHoursExceptionWrite{
		Date:              value.Changed(m.Date, state.Date),
		Name:              value.Changed(m.Name, state.Name),
		RecurringAnnually: value.ChangedBool(m.RecurringAnnually, state.RecurringAnnually),
	}
	if m.Name.IsNull() && !state.Name.IsNull() {
		write.Name = new("")
	}
	if creates || !m.Hours.Equal(state.Hours) {
		intervals, _ := value.Intervals(m.Hours)
		write.Hours = new(intercom.NewOfficeHours(intervals))
	}
	return write
}
