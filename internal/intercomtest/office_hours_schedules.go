package intercomtest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Office hours schedules are the weekly hours in which a workspace is open. Names are
// unique: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours
var officeHoursScheduleKind = kind{
	name:    "office_hours_schedules",
	firstID: 123,
	routes: []route{
		{pattern: "GET /office_hours_schedules", handle: listSchedules},
		{pattern: "POST /office_hours_schedules", fields: scheduleFields, status: 201, handle: createSchedule},
		{pattern: "GET /office_hours_schedules/{id}", handle: getSchedule},
		{pattern: "PUT /office_hours_schedules/{id}", fields: scheduleFields, handle: updateSchedule},
		{pattern: "DELETE /office_hours_schedules/{id}", handle: deleteSchedule},
	},
	notFound:  errObjectNotFound,
	add:       func(w *workspace, o object) string { return text(w.addSchedule(o), "id") },
	remove:    (*workspace).removeExceptionsOf,
	seed:      seedSchedules,
	seedLarge: seedManySchedules,
	alternatives: []Answers{
		{OfficeHoursNames: OfficeHoursNamesIgnoreCase},
		{OfficeHoursDuplicate: OfficeHoursDuplicateParameter},
		{OfficeHoursDuplicate: OfficeHoursDuplicateValidation},
		{OfficeHoursTimeZone: OfficeHoursTimeZoneRequired},
		{OfficeHoursIntervals: OfficeHoursIntervalsMerged},
		{OfficeHoursIntervals: OfficeHoursIntervalsSplit},
		{OfficeHoursIntervals: OfficeHoursIntervalsRefused},
		{OfficeHoursOrder: OfficeHoursOrderKept},
		{OfficeHoursAlwaysOpen: OfficeHoursAlwaysOpenWeek},
		{OfficeHoursAlwaysOpen: OfficeHoursAlwaysOpenDays},
		{OfficeHoursInUse: OfficeHoursInUseDeleted},
		{OfficeHoursUnknownField: OfficeHoursUnknownFieldIgnored},
		{NameBlanks: NameBlanksTrimmed},
	},
	deviations: []deviation{
		{
			"a schedule that is in use: no refusal is described",
			"status", "422", "unknown",
			[]string{"DELETE /office_hours_schedules/{}"},
		},
	},
}

var scheduleFields = fields{"name": stringType, "time_zone_name": stringType, "time_intervals": arrayType}

// errObjectNotFound is the refusal of an unknown id that the newer paths share.
var errObjectNotFound = refuse(404, "not_found", "Object not found")

const (
	minutesOfDay  = 24 * 60
	minutesOfWeek = 7 * minutesOfDay
)

// interval is a time span in minutes from the start of the week or of a day.
type interval struct{ start, end int }

// wholeWeek is the only interval whose end need not be on a quarter of an hour.
var wholeWeek = interval{0, minutesOfWeek - 1}

func listSchedules(w *workspace, _ *request) (object, *problem) {
	items := []any{}
	for _, o := range w.objects("office_hours_schedules").all {
		items = append(items, w.renderSchedule(o))
	}
	return object{"type": "office_hours_schedule.list", "data": items}, nil
}

func getSchedule(w *workspace, r *request) (object, *problem) {
	o, p := w.find("office_hours_schedules", r.id())
	if p != nil {
		return nil, p
	}
	return w.renderSchedule(o), nil
}

// renderSchedule returns a schedule in the form of answers.
func (w *workspace) renderSchedule(o object) object {
	out := changed(o)
	stored := w.answeredOrder(intervalsIn(o))
	out["twenty_four_seven"] = len(stored) == 1 && stored[0] == wholeWeek
	if out["twenty_four_seven"] == true {
		stored = w.answeredWeek()
	}
	out["time_intervals"] = renderIntervals(stored, func(i interval) int { return i.start / minutesOfDay })
	return out
}

// answeredWeek returns the intervals of answers for a schedule that is open 24/7.
func (w *workspace) answeredWeek() []interval {
	switch w.answers().OfficeHoursAlwaysOpen {
	case OfficeHoursAlwaysOpenWeek:
		return []interval{{0, minutesOfWeek}}
	case OfficeHoursAlwaysOpenDays:
		return splitByDay([]interval{{0, minutesOfWeek}})
	default:
		return []interval{wholeWeek}
	}
}

func (w *workspace) answeredOrder(intervals []interval) []interval {
	if w.answers().OfficeHoursOrder != OfficeHoursOrderKept {
		slices.SortFunc(intervals, func(a, b interval) int { return cmp.Compare(a.start, b.start) })
	}
	return intervals
}

func renderIntervals(intervals []interval, day func(interval) int) []any {
	out := []any{}
	for _, i := range intervals {
		out = append(out, object{"start_minute": i.start, "end_minute": i.end, "day_of_week": day(i)})
	}
	return out
}

// intervalsIn returns the intervals that an object or a request has.
func intervalsIn(o object) []interval {
	items, _ := o["time_intervals"].([]any)
	intervals := []interval{}
	for _, item := range items {
		item, _ := item.(object)
		start, _ := minuteOf(item["start_minute"])
		end, _ := minuteOf(item["end_minute"])
		intervals = append(intervals, interval{start, end})
	}
	return intervals
}

// minuteOf returns a number of minutes, given in either number type that JSON objects
// have in this package.
func minuteOf(v any) (int, bool) {
	switch v := v.(type) {
	case int64:
		return int(v), true
	case int:
		return v, true
	case json.Number:
		n, err := v.Int64()
		return int(n), err == nil
	}
	return 0, false
}

// setIntervals changes the intervals of an object to those of a request, or returns a
// refusal. Only the rules on multiples and on unknown fields are documented.
func (w *workspace) setIntervals(o, body object, last int) *problem {
	items, _ := body["time_intervals"].([]any)
	for _, item := range items {
		item, _ := item.(object)
		if p := w.checkInterval(item, last); p != nil {
			return p
		}
	}
	intervals := intervalsIn(body)
	if merged := mergeIntervals(intervals); len(merged) < len(intervals) {
		switch w.answers().OfficeHoursIntervals {
		case OfficeHoursIntervalsMerged:
			intervals = merged
		case OfficeHoursIntervalsRefused:
			return invalidHours("time_intervals", "Time intervals must not overlap or touch")
		}
	}
	if w.answers().OfficeHoursIntervals == OfficeHoursIntervalsSplit && !slices.Equal(intervals, []interval{wholeWeek}) {
		intervals = splitByDay(intervals)
	}
	o["time_intervals"] = storedIntervals(intervals)
	return nil
}

func storedIntervals(intervals []interval) []any {
	out := []any{}
	for _, i := range intervals {
		out = append(out, object{"start_minute": i.start, "end_minute": i.end})
	}
	return out
}

func (w *workspace) checkInterval(item object, last int) *problem {
	for _, name := range slices.Sorted(maps.Keys(item)) {
		known := name == "start_minute" || name == "end_minute"
		if !known && w.answers().OfficeHoursUnknownField != OfficeHoursUnknownFieldIgnored { // documented for 2.17
			return invalid(fmt.Sprintf("Unknown parameter %q", name))
		}
	}
	start, hasStart := minuteOf(item["start_minute"])
	end, hasEnd := minuteOf(item["end_minute"])
	switch {
	case !hasStart || !hasEnd || start < 0 || end <= start || end > last:
		return invalidHours("time_intervals", "Time intervals are invalid")
	case last == minutesOfWeek && interval{start, end} == wholeWeek:
		return nil
	case start%15 != 0 || end%15 != 0:
		return invalidHours("time_intervals", "start_minute and end_minute must be on a 15-minute boundary")
	}
	return nil
}

// mergeIntervals returns the intervals in order, with those that overlap or touch
// merged into one.
func mergeIntervals(intervals []interval) []interval {
	var out []interval
	for _, i := range slices.SortedFunc(slices.Values(intervals), func(a, b interval) int { return cmp.Compare(a.start, b.start) }) {
		if n := len(out); n > 0 && i.start <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, i.end)
			continue
		}
		out = append(out, i)
	}
	return out
}

// splitByDay returns the intervals split at midnight.
func splitByDay(intervals []interval) []interval {
	var out []interval
	for _, i := range intervals {
		for midnight := (i.start/minutesOfDay + 1) * minutesOfDay; midnight < i.end; midnight += minutesOfDay {
			out = append(out, interval{i.start, midnight})
			i.start = midnight
		}
		out = append(out, i)
	}
	return out
}

// invalidHours returns the refusal of a value. The code is documented for all
// operations on office hours, the message is not.
func invalidHours(field, message string) *problem {
	p := refuse(422, "data_invalid", message)
	p.field = field
	return p
}

// setSchedule changes a schedule as a request asks, or returns a refusal.
func (w *workspace) setSchedule(id string, o, body object) *problem {
	copyFields(o, body, "name", "time_zone_name")
	name := text(o, "name")
	switch {
	case strings.TrimSpace(name) == "":
		return invalidHours("name", "Name can't be blank")
	case !strings.Contains(text(o, "time_zone_name"), "/") && text(o, "time_zone_name") != "UTC":
		return invalidHours("time_zone_name", "Time zone name is not a valid time zone")
	}
	for otherID, other := range w.objects("office_hours_schedules").all {
		same := text(other, "name") == name
		if w.answers().OfficeHoursNames == OfficeHoursNamesIgnoreCase {
			same = strings.EqualFold(text(other, "name"), name)
		}
		if otherID != id && same { // a refusal is documented for 2.17
			return w.duplicateOfficeHours()
		}
	}
	if _, ok := body["time_intervals"]; !ok {
		return nil
	}
	return w.setIntervals(o, body, minutesOfWeek)
}

// duplicateOfficeHours returns the refusal of a taken name or date.
func (w *workspace) duplicateOfficeHours() *problem {
	code := cmp.Or(string(w.answers().OfficeHoursDuplicate), "data_invalid")
	return refuse(422, code, "Invalid or duplicated record reference")
}

func createSchedule(w *workspace, r *request) (object, *problem) {
	for _, name := range []string{"name", "time_intervals"} {
		if _, ok := r.body[name]; !ok {
			return nil, invalidHours(name, name+" is required")
		}
	}
	o := object{}
	if w.answers().OfficeHoursTimeZone != OfficeHoursTimeZoneRequired {
		o["time_zone_name"] = workspaceTimeZone
	}
	if p := w.setSchedule("", o, r.body); p != nil {
		return nil, p
	}
	return w.renderSchedule(w.addSchedule(o)), nil
}

// workspaceTimeZone is the time zone of the workspace.
const workspaceTimeZone = "America/New_York"

func (w *workspace) addSchedule(in object) object {
	o := object{
		"type": "office_hours_schedule", "name": "Office hours", "time_zone_name": workspaceTimeZone,
		"time_intervals": weekdays(9*60, 17*60), "created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, in)
	o["id"] = w.idOf("office_hours_schedules", o)
	w.objects("office_hours_schedules").set(text(o, "id"), o)
	return o
}

func updateSchedule(w *workspace, r *request) (object, *problem) {
	before, p := w.find("office_hours_schedules", r.id())
	if p != nil {
		return nil, p
	}
	after := changed(before)
	if p := w.setSchedule(r.id(), after, r.body); p != nil {
		return nil, p
	}
	w.stamp(after)
	w.objects("office_hours_schedules").set(r.id(), after)
	return w.renderSchedule(after), nil
}

func deleteSchedule(w *workspace, r *request) (object, *problem) {
	if _, p := w.find("office_hours_schedules", r.id()); p != nil {
		return nil, p
	}
	users := w.dependants["office_hours_schedules/"+r.id()]
	if len(users) > 0 && w.answers().OfficeHoursInUse != OfficeHoursInUseDeleted {
		return nil, refuse(422, "data_invalid", "The schedule is in use: "+strings.Join(users, ", "))
	}
	w.removeExceptionsOf(r.id())
	w.objects("office_hours_schedules").remove(r.id())
	return object{"id": r.id(), "object": "office_hours_schedule", "deleted": true}, nil
}

// removeExceptionsOf deletes the exceptions of a deleted schedule.
func (w *workspace) removeExceptionsOf(scheduleID string) {
	for _, o := range w.exceptionsOf(scheduleID) {
		w.objects("office_hours_exceptions").remove(text(o, "id"))
	}
}

// weekdays returns the same interval on each of five days.
func weekdays(start, end int) []any {
	var intervals []interval
	for day := range 5 {
		intervals = append(intervals, interval{day*minutesOfDay + start, day*minutesOfDay + end})
	}
	return storedIntervals(intervals)
}

func seedSchedules(s *Server) {
	const fridayNight = 4*minutesOfDay + 22*60
	// A help article says that every new workspace has a schedule.
	id := s.Add("office_hours_schedules", object{"name": "Default office hours"})
	s.AddDependant("office_hours_schedules", id, "the default of the workspace")
	s.Add("office_hours_schedules", object{
		"name": "Support Dublin", "time_zone_name": "Europe/Dublin",
		"time_intervals": storedIntervals(append(
			intervalsIn(object{"time_intervals": weekdays(8*60, 12*60+30)}), intervalsIn(object{"time_intervals": weekdays(13*60, 18*60)})...)),
	})
	s.Add("office_hours_schedules", object{"name": "Always open", "time_zone_name": "UTC", "time_intervals": storedIntervals([]interval{wholeWeek})})
	s.Add("office_hours_schedules", object{
		"name": "Night shift", "time_zone_name": "Australia/Sydney",
		"time_intervals": storedIntervals([]interval{{fridayNight, fridayNight + 8*60}, {fridayNight + minutesOfDay, fridayNight + 32*60}}),
	})
}

// seedManySchedules adds schedules with unusual names and with values that only
// Intercom's interface can set.
func seedManySchedules(s *Server) {
	hours := [][]interval{
		{},
		{wholeWeek},
		{{0, minutesOfWeek}},
		{{540, 720}, {720, 1020}},
		{{540, 1020}, {600, 780}},
		{{1980, 2460}, {540, 1020}},
		{{22 * 60, 30 * 60}},
		{{6*minutesOfDay + 22*60, minutesOfWeek}, {0, 6 * 60}},
		{{0, minutesOfDay}},
		{{540, 540 + 3*minutesOfDay}},
	}
	for i := range 30 {
		s.Add("office_hours_schedules", object{
			"name": uglyName(i), "time_zone_name": "Europe/Paris", "time_intervals": storedIntervals(hours[i%len(hours)]),
		})
	}
}
