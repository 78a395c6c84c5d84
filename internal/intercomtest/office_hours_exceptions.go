package intercomtest

import (
	"fmt"
	"maps"
	"time"
)

// Office hours exceptions replace the hours of a schedule on one date. A schedule has
// one at most for a date:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours
var officeHoursExceptionKind = kind{
	name:    "office_hours_exceptions", // those of all schedules
	firstID: 456,
	routes: []route{
		{pattern: "GET " + exceptionsPath, handle: listExceptions},
		{pattern: "POST " + exceptionsPath, fields: exceptionFields, status: 201, handle: createException},
		{pattern: "GET " + exceptionsPath + "/{id}", handle: getException},
		{pattern: "PUT " + exceptionsPath + "/{id}", fields: exceptionFields, handle: updateException},
		{pattern: "DELETE " + exceptionsPath + "/{id}", handle: deleteException},
	},
	notFound:  errObjectNotFound,
	add:       func(w *workspace, o object) string { return text(w.addException(o), "id") },
	seed:      seedExceptions,
	seedLarge: seedManyExceptions,
	alternatives: []Answers{
		{OfficeHoursDuplicate: OfficeHoursDuplicateParameter},
		{OfficeHoursDuplicate: OfficeHoursDuplicateValidation},
		{OfficeHoursIntervals: OfficeHoursIntervalsMerged},
		{OfficeHoursIntervals: OfficeHoursIntervalsRefused},
		{OfficeHoursOrder: OfficeHoursOrderKept},
		{OfficeHoursClosing: OfficeHoursClosingNull},
		{OfficeHoursClosing: OfficeHoursClosingOmitted},
		{OfficeHoursNoName: OfficeHoursNoNameEmpty},
		{OfficeHoursNoName: OfficeHoursNoNameRefused},
		{OfficeHoursUnknownField: OfficeHoursUnknownFieldIgnored},
		{NameBlanks: NameBlanksTrimmed},
	},
}

const exceptionsPath = "/office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions"

var exceptionFields = fields{
	"exception_date": stringType, "exception_type": stringType, "name": stringType, "time_intervals": arrayType | nullType,
	"recurring_annually": boolType,
}

// exceptionsOf returns the exceptions of a schedule.
func (w *workspace) exceptionsOf(scheduleID string) []object {
	var exceptions []object
	for _, o := range w.objects("office_hours_exceptions").all {
		if text(o, "office_hours_schedule_id") == scheduleID {
			exceptions = append(exceptions, o)
		}
	}
	return exceptions
}

// scheduleOf returns the id of the schedule in the path, or a refusal.
func (w *workspace) scheduleOf(r *request) (string, *problem) {
	id := r.http.PathValue("office_hours_schedule_id")
	_, p := w.find("office_hours_schedules", id)
	return id, p
}

// exception returns the exception in the path, or a refusal.
func (w *workspace) exception(r *request) (object, *problem) {
	scheduleID, p := w.scheduleOf(r)
	if p != nil {
		return nil, p
	}
	o, p := w.find("office_hours_exceptions", r.id())
	if p == nil && text(o, "office_hours_schedule_id") != scheduleID {
		p = errObjectNotFound
	}
	return o, p
}

func listExceptions(w *workspace, r *request) (object, *problem) {
	scheduleID, p := w.scheduleOf(r)
	if p != nil {
		return nil, p
	}
	items := []any{}
	for _, o := range w.exceptionsOf(scheduleID) {
		items = append(items, w.renderException(o))
	}
	return object{"type": "office_hours_exception.list", "data": items}, nil
}

func getException(w *workspace, r *request) (object, *problem) {
	o, p := w.exception(r)
	if p != nil {
		return nil, p
	}
	return w.renderException(o), nil
}

// renderException returns an exception in the form of answers.
func (w *workspace) renderException(o object) object {
	out := changed(o)
	out["time_intervals"] = nil
	if o["exception_type"] == "custom_hours" {
		day := 0
		if date, err := time.Parse(time.DateOnly, text(o, "exception_date")); err == nil {
			day = (int(date.Weekday()) + 6) % 7 // Monday is 0
		}
		out["time_intervals"] = renderIntervals(w.answeredOrder(intervalsIn(o)), func(interval) int { return day })
	}
	return out
}

// setException changes an exception as a request asks, or returns a refusal.
func (w *workspace) setException(id string, o, body object) *problem {
	copyFields(o, body, "exception_date", "exception_type", "recurring_annually")
	if _, err := time.Parse(time.DateOnly, text(o, "exception_date")); err != nil {
		return invalidHours("exception_date", "Exception date is invalid")
	}
	for _, other := range w.exceptionsOf(text(o, "office_hours_schedule_id")) {
		if text(other, "id") != id && other["exception_date"] == o["exception_date"] { // a refusal is documented for 2.17
			return w.duplicateOfficeHours()
		}
	}
	if p := w.setExceptionName(o, body); p != nil {
		return p
	}
	switch o["exception_type"] {
	case "closed":
		return w.closeException(o, body)
	case "custom_hours":
	default:
		return invalidHours("exception_type", "Exception type is not included in the list")
	}
	if items, ok := body["time_intervals"].([]any); ok && len(items) == 0 {
		return invalidHours("time_intervals", "time_intervals is required for custom_hours")
	} else if ok {
		return w.setIntervals(o, body, minutesOfDay)
	}
	if len(intervalsIn(o)) == 0 {
		return invalidHours("time_intervals", "time_intervals is required for custom_hours")
	}
	return nil
}

// setExceptionName sets the name that a request has. How a name is removed is not
// documented.
func (w *workspace) setExceptionName(o, body object) *problem {
	copyFields(o, body, "name")
	if o["name"] != "" {
		return nil
	}
	switch w.answers().OfficeHoursNoName {
	case OfficeHoursNoNameEmpty:
	case OfficeHoursNoNameRefused:
		return invalidHours("name", "Name can't be blank")
	default:
		o["name"] = nil
	}
	return nil
}

// closeException removes the hours of an exception. It refuses a request with hours, as
// 2.17 documents.
func (w *workspace) closeException(o, body object) *problem {
	intervals, given := body["time_intervals"]
	answer := w.answers().OfficeHoursClosing
	switch {
	case intervals != nil,
		given && answer == OfficeHoursClosingOmitted,
		!given && len(intervalsIn(o)) > 0 && answer == OfficeHoursClosingNull:
		return invalidHours("time_intervals", "time_intervals must not be given for closed")
	}
	o["time_intervals"] = nil
	return nil
}

func createException(w *workspace, r *request) (object, *problem) {
	scheduleID, p := w.scheduleOf(r)
	if p != nil {
		return nil, p
	}
	o := object{"office_hours_schedule_id": scheduleID, "name": nil}
	if p := w.setException("", o, r.body); p != nil {
		return nil, p
	}
	return w.renderException(w.addException(o)), nil
}

func (w *workspace) addException(in object) object {
	o := object{
		"type": "office_hours_exception", "exception_date": "2026-12-25", "exception_type": "closed", "name": nil,
		"time_intervals": nil, "recurring_annually": false, "created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, in)
	o["id"] = w.idOf("office_hours_exceptions", o)
	w.objects("office_hours_exceptions").set(text(o, "id"), o)
	return o
}

func updateException(w *workspace, r *request) (object, *problem) {
	before, p := w.exception(r)
	if p != nil {
		return nil, p
	}
	after := changed(before)
	if p := w.setException(r.id(), after, r.body); p != nil {
		return nil, p
	}
	w.stamp(after)
	w.objects("office_hours_exceptions").set(r.id(), after)
	return w.renderException(after), nil
}

func deleteException(w *workspace, r *request) (object, *problem) {
	if _, p := w.exception(r); p != nil {
		return nil, p
	}
	w.objects("office_hours_exceptions").remove(r.id())
	return object{"id": r.id(), "object": "office_hours_exception", "deleted": true}, nil
}

func seedExceptions(s *Server) {
	for _, name := range []string{"Default office hours", "Support Dublin"} {
		id := s.find("office_hours_schedules", name)
		s.Add("office_hours_exceptions", object{
			"office_hours_schedule_id": id, "exception_date": "2026-12-25", "name": "Christmas Day", "recurring_annually": true,
		})
		s.Add("office_hours_exceptions", object{
			"office_hours_schedule_id": id, "exception_date": "2026-12-24", "name": "Christmas Eve", "exception_type": "custom_hours",
			"time_intervals": storedIntervals([]interval{{9 * 60, 13 * 60}}), "recurring_annually": true,
		})
	}
	s.Add("office_hours_exceptions", object{
		"office_hours_schedule_id": s.find("office_hours_schedules", "Support Dublin"), "exception_date": "2026-11-27",
	})
}

// seedManyExceptions adds exceptions with unusual names and with values that only
// Intercom's interface can set.
func seedManyExceptions(s *Server) {
	id := s.find("office_hours_schedules", uglyName(0))
	hours := [][]interval{{{540, 720}, {720, 1020}}, {{0, minutesOfDay}}, {{780, 1020}, {540, 720}}, {{540, 1020}, {600, 780}}}
	for i := range 24 {
		o := object{"office_hours_schedule_id": id, "exception_date": fmt.Sprintf("2027-01-%02d", i+1), "name": uglyName(i)}
		if i%2 == 1 {
			o["exception_type"], o["time_intervals"] = "custom_hours", storedIntervals(hours[i/2%len(hours)])
		}
		s.Add("office_hours_exceptions", o)
	}
}
