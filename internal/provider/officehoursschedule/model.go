package officehoursschedule

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// model is a schedule in Terraform's terms.
type model struct {
	ID         types.String `tfsdk:"id"`
	Name       types.String `tfsdk:"name"`
	TimeZone   types.String `tfsdk:"time_zone"`
	Hours      types.Object `tfsdk:"hours"`
	AlwaysOpen types.Bool   `tfsdk:"always_open"`
	CreatedAt  types.Int64  `tfsdk:"created_at"`
}

// days are the attributes of hours, in the order of Intercom's week.
var days = [7]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// hoursType is the type of hours.
var hoursType = func() types.ObjectType {
	attributes := map[string]attr.Type{}
	for _, day := range days {
		attributes[day] = types.ListType{ElemType: types.StringType}
	}
	return types.ObjectType{AttrTypes: attributes}
}()

// fromAPI sets the model from an answer. It keeps the form of the hours if they have
// the same minutes.
func (m *model) fromAPI(s *intercom.OfficeHoursSchedule) {
	m.ID = types.StringValue(s.ID.String())
	m.Name = types.StringValue(s.Name)
	m.TimeZone = types.StringValue(s.TimeZone)
	m.CreatedAt = types.Int64Value(s.CreatedAt)
	hours := s.Hours()
	if has, known := m.week(); known && has.Equal(hours) {
		return
	}
	m.Hours, m.AlwaysOpen = types.ObjectNull(hoursType.AttrTypes), types.BoolNull()
	if hours.Equal(intercom.AlwaysOpen) {
		m.AlwaysOpen = types.BoolValue(true)
		return
	}
	attributes := map[string]attr.Value{}
	for i, intervals := range hours.Days() {
		attributes[days[i]] = value.IntervalList(intervals)
	}
	m.Hours = types.ObjectValueMust(hoursType.AttrTypes, attributes)
}

// week returns the office hours, and whether they are known.
func (m *model) week() (intercom.OfficeHours, bool) {
	if m.AlwaysOpen.ValueBool() {
		return intercom.AlwaysOpen, true
	}
	return weekOf(m.Hours)
}

// weekOf returns the office hours of an object with a list for each day, and whether
// they are known and valid.
func weekOf(hours types.Object) (intercom.OfficeHours, bool) {
	if !value.Known(hours) {
		return nil, false
	}
	var week [7][]intercom.Interval
	for i, day := range days {
		list, ok := hours.Attributes()[day].(types.List)
		intervals, known := value.Intervals(list)
		if !ok || !known {
			return nil, false
		}
		week[i] = intervals
	}
	return intercom.WeekOf(week), true
}

// toAPI returns what differs from state, all of it if state is nil.
func (m *model) toAPI(state *model) intercom.OfficeHoursScheduleWrite {
	if state == nil {
		state = &model{}
	}
	write := intercom.OfficeHoursScheduleWrite{Name: value.Changed(m.Name, state.Name), TimeZone: value.Changed(m.TimeZone, state.TimeZone)}
	if !m.Hours.Equal(state.Hours) || !m.AlwaysOpen.Equal(state.AlwaysOpen) {
		hours, _ := m.week()
		write.Hours = &hours
	}
	return write
}
