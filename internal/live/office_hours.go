package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/officehoursexception"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/officehoursschedule"
)

const (
	schedulePath    = "/office_hours_schedules"
	schedule        = "Terraform live schedule"
	secondSchedule  = "Terraform live second schedule"
	scheduleAddress = "intercom_office_hours_schedule.test"
)

func officeHoursSchedules() *trial {
	return &trial{
		Kind:  officehoursschedule.Kind,
		path:  schedulePath,
		names: []string{schedule, secondSchedule},
		arguments: func(_ *suite, name string) (create, update arguments) {
			create = arguments{"name": name, "time_zone": "Europe/Dublin", "hours": expression(`{ monday = ["09:00-12:00", "13:00-17:00"] }`)}
			update = arguments{
				"name": secondSchedule, "time_zone": "Europe/Paris", "hours": expression(`{ friday = ["22:00-24:00"], saturday = ["00:00-06:00"] }`),
			}
			return create, update
		},
		unchanged: map[string]string{"always_open": "OfficeHoursAlwaysOpen asks how it reads"},
		byHand:    object{"time_zone_name": "Europe/Berlin"}, shown: "time_zone",
		questions: scheduleQuestions(),
	}
}

func scheduleQuestions() []question {
	return []question{
		{
			field: "OfficeHoursNames", text: "Do names of office hours schedules that differ in case collide?",
			ask: (*suite).scheduleNames,
			answers: []answer{
				{intercomtest.OfficeHoursNamesCaseSensitive, "OfficeHoursNamesCaseSensitive", "no"},
				{intercomtest.OfficeHoursNamesIgnoreCase, "OfficeHoursNamesIgnoreCase", "yes"},
			},
		},
		{
			field: "OfficeHoursDuplicate", text: "With which code does Intercom refuse a second schedule with the same name?",
			ask: (*suite).scheduleDuplicate,
			answers: []answer{
				{intercomtest.OfficeHoursDuplicateData, "OfficeHoursDuplicateData", "data_invalid"},
				{intercomtest.OfficeHoursDuplicateParameter, "OfficeHoursDuplicateParameter", "parameter_invalid"},
				{intercomtest.OfficeHoursDuplicateValidation, "OfficeHoursDuplicateValidation", "validation_error"},
			},
		},
		{
			field: "OfficeHoursTimeZone", text: "Which time zone does a new schedule get by default?",
			unasked: "the provider always sends one",
			answers: []answer{
				{intercomtest.OfficeHoursTimeZoneWorkspace, "OfficeHoursTimeZoneWorkspace", "that of the workspace"},
				{intercomtest.OfficeHoursTimeZoneRequired, "OfficeHoursTimeZoneRequired", "422"},
			},
		},
		{
			field: "OfficeHoursIntervals", text: "What becomes of intervals that touch?",
			ask: (*suite).scheduleIntervals,
			answers: []answer{
				{intercomtest.OfficeHoursIntervalsKept, "OfficeHoursIntervalsKept", "they stay"},
				{intercomtest.OfficeHoursIntervalsMerged, "OfficeHoursIntervalsMerged", "they become one"},
				{intercomtest.OfficeHoursIntervalsSplit, "OfficeHoursIntervalsSplit", "they stay, and all are split at midnight"},
				{intercomtest.OfficeHoursIntervalsRefused, "OfficeHoursIntervalsRefused", "they are refused"},
			},
		},
		{
			field: "OfficeHoursOrder", text: "In which order do intervals come back?",
			unasked: "the provider puts them in order",
			answers: []answer{
				{intercomtest.OfficeHoursOrderAscending, "OfficeHoursOrderAscending", "ascending"},
				{intercomtest.OfficeHoursOrderKept, "OfficeHoursOrderKept", "as they were sent"},
			},
		},
		{
			field: "OfficeHoursAlwaysOpen", text: "Which intervals does Intercom return for a schedule that is open 24/7?",
			ask: (*suite).scheduleAlwaysOpen,
			answers: []answer{
				{intercomtest.OfficeHoursAlwaysOpenRequested, "OfficeHoursAlwaysOpenRequested", "0 to 10079"},
				{intercomtest.OfficeHoursAlwaysOpenWeek, "OfficeHoursAlwaysOpenWeek", "0 to 10080"},
				{intercomtest.OfficeHoursAlwaysOpenDays, "OfficeHoursAlwaysOpenDays", "one for each day"},
			},
		},
		{
			field: "OfficeHoursInUse", text: "Can a schedule be deleted that is in use, or the default of the workspace?",
			unasked: "the default schedule of a workspace could be lost",
			answers: []answer{
				{intercomtest.OfficeHoursInUseRefused, "OfficeHoursInUseRefused", "no"},
				{intercomtest.OfficeHoursInUseDeleted, "OfficeHoursInUseDeleted", "yes"},
			},
		},
		{
			field: "OfficeHoursUnknownField", text: "What does Intercom answer to an interval with an unknown field?",
			unasked: "the provider never sends an unknown field",
			answers: []answer{
				{intercomtest.OfficeHoursUnknownFieldRefused, "OfficeHoursUnknownFieldRefused", "400"},
				{intercomtest.OfficeHoursUnknownFieldIgnored, "OfficeHoursUnknownFieldIgnored", "the field is ignored"},
			},
		},
	}
}

func officeHoursExceptions() *trial {
	const address = "intercom_office_hours_exception.test"
	return &trial{
		Kind: officehoursexception.Kind,
		// The schedule of an earlier run, and its exceptions with it, is already deleted.
		prepare: func(*suite, context.Context, string) (prepared, error) { return prepared{name: "Christmas Eve"}, nil },
		arguments: func(_ *suite, name string) (create, update arguments) {
			create = arguments{"schedule_id": expression(scheduleAddress + ".id"), "date": "2030-12-24", "name": name}
			return create, arguments{"date": "2030-12-31", "name": "New Year's Eve", "hours": []string{"09:00-13:00"}, "recurring_annually": true}
		},
		unchanged: map[string]string{"schedule_id": "it replaces the exception"},
		object: func(ids map[string]string) string {
			return schedulePath + "/" + ids[scheduleAddress] + "/office_hours_exceptions/" + ids[address]
		},
		byHand: object{"name": "By hand"}, shown: "name",
		importID: func(names []string, _ string) string { return names[0] + "/2030-12-31" },
		gone: func(r *suite, ctx context.Context, ids map[string]string) error {
			all, err := r.list(ctx, schedulePath)
			if err == nil && withID(all, ids[scheduleAddress]) != nil {
				err = errors.New("the schedule of the exception still exists")
			}
			return err
		},
		questions: []question{
			{
				field: "OfficeHoursClosing", text: "How does a PUT remove the hours of an exception?",
				ask: (*suite).exceptionClosing,
				answers: []answer{
					{intercomtest.OfficeHoursClosingEither, "OfficeHoursClosingEither", "with null and without the field"},
					{intercomtest.OfficeHoursClosingOmitted, "OfficeHoursClosingOmitted", "without the field"},
					{intercomtest.OfficeHoursClosingNull, "OfficeHoursClosingNull", "with null"},
				},
			},
			{
				field: "OfficeHoursNoName", text: `What does a name of "" do to an exception?`,
				ask: (*suite).exceptionNoName,
				answers: []answer{
					{intercomtest.OfficeHoursNoNameNull, "OfficeHoursNoNameNull", "it becomes null"},
					{intercomtest.OfficeHoursNoNameEmpty, "OfficeHoursNoNameEmpty", "it stays empty"},
					{intercomtest.OfficeHoursNoNameRefused, "OfficeHoursNoNameRefused", "it is refused"},
				},
			},
		},
	}
}

// newSchedule removes the schedules of the suite and creates a new one.
func (r *suite) newSchedule(ctx context.Context, name string, intervals ...object) (object, error) {
	return officeHoursSchedules().createOnly(ctx, r, scheduleBody(name, intervals...))
}

// scheduleBody returns the body of a create. Without intervals, the schedule is
// open on Monday from 9:00 to 17:00.
func scheduleBody(name string, intervals ...object) object {
	if intervals == nil {
		intervals = []object{minutes(540, 1020)}
	}
	return object{"name": name, "time_zone_name": "Europe/Dublin", "time_intervals": intervals}
}

func minutes(start, end int) object { return object{"start_minute": start, "end_minute": end} }

func (r *suite) scheduleNames(ctx context.Context) (verdict, error) {
	if _, err := r.newSchedule(ctx, secondSchedule); err != nil {
		return verdict{}, err
	}
	_, err := r.send(ctx, http.MethodPost, schedulePath, scheduleBody(strings.ToUpper(secondSchedule)))
	return byAcceptance(err, intercomtest.OfficeHoursNamesCaseSensitive, intercomtest.OfficeHoursNamesIgnoreCase)
}

func (r *suite) scheduleDuplicate(ctx context.Context) (verdict, error) {
	if _, err := r.newSchedule(ctx, schedule); err != nil {
		return verdict{}, err
	}
	_, err := r.send(ctx, http.MethodPost, schedulePath, scheduleBody(schedule))
	e := refusal(err)
	switch {
	case err == nil:
		return odd("it is accepted"), nil
	case e == nil:
		return verdict{}, err
	case e.Has("data_invalid"):
		return isRefused(intercomtest.OfficeHoursDuplicateData, e), nil
	case e.Has("parameter_invalid"):
		return isRefused(intercomtest.OfficeHoursDuplicateParameter, e), nil
	case e.Has("validation_error"):
		return isRefused(intercomtest.OfficeHoursDuplicateValidation, e), nil
	}
	return verdict{}, asked(err)
}

func (r *suite) scheduleIntervals(ctx context.Context) (verdict, error) {
	o, err := r.newSchedule(ctx, schedule, minutes(540, 720), minutes(720, 1020), minutes(2760, 3000))
	if e := refusal(err); e != nil && e.StatusCode == http.StatusUnprocessableEntity {
		return isRefused(intercomtest.OfficeHoursIntervalsRefused, e), nil
	}
	if err != nil {
		return verdict{}, err
	}
	switch n := len(list(o, "time_intervals")); n {
	case 2:
		return is(intercomtest.OfficeHoursIntervalsMerged), nil
	case 3:
		return is(intercomtest.OfficeHoursIntervalsKept), nil
	case 4:
		return is(intercomtest.OfficeHoursIntervalsSplit), nil
	default:
		return odd("there are %d of 3 intervals", n), nil
	}
}

func (r *suite) scheduleAlwaysOpen(ctx context.Context) (verdict, error) {
	o, err := r.newSchedule(ctx, schedule, minutes(0, 10079))
	if err != nil {
		return verdict{}, asked(err)
	}
	intervals := list(o, "time_intervals")
	switch {
	case o["twenty_four_seven"] != true:
		return odd("it is not open 24/7"), nil
	case len(intervals) == 7:
		return is(intercomtest.OfficeHoursAlwaysOpenDays), nil
	case len(intervals) == 1 && fmt.Sprint(intervals[0]["end_minute"]) == "10079":
		return is(intercomtest.OfficeHoursAlwaysOpenRequested), nil
	case len(intervals) == 1 && fmt.Sprint(intervals[0]["end_minute"]) == "10080":
		return is(intercomtest.OfficeHoursAlwaysOpenWeek), nil
	}
	return odd("the intervals are %v", intervals), nil
}

// newException creates a schedule and an exception with hours, and returns the path of
// the exception.
func (r *suite) newException(ctx context.Context) (string, error) {
	o, err := r.newSchedule(ctx, schedule)
	if err != nil {
		return "", err
	}
	path := schedulePath + "/" + idOf(o) + "/office_hours_exceptions"
	made, err := r.create(ctx, path, object{
		"exception_date": "2030-12-24", "exception_type": "custom_hours", "name": "Eve", "time_intervals": []object{minutes(540, 780)},
	}, func() ([]object, error) { return r.list(ctx, path) })
	return path + "/" + idOf(made), err
}

func (r *suite) exceptionClosing(ctx context.Context) (verdict, error) {
	accepts := func(body object) (bool, error) {
		path, err := r.newException(ctx)
		if err != nil {
			return false, err
		}
		_, err = r.send(ctx, http.MethodPut, path, body)
		if e := refusal(err); e != nil && e.StatusCode == http.StatusUnprocessableEntity {
			return false, nil
		}
		return err == nil, err
	}
	omitted, err := accepts(object{"exception_type": "closed"})
	if err != nil {
		return verdict{}, err
	}
	null, err := accepts(object{"exception_type": "closed", "time_intervals": nil})
	switch {
	case err != nil:
		return verdict{}, err
	case omitted && null:
		return is(intercomtest.OfficeHoursClosingEither), nil
	case omitted:
		return is(intercomtest.OfficeHoursClosingOmitted), nil
	case null:
		return is(intercomtest.OfficeHoursClosingNull), nil
	}
	return odd("both are refused"), nil
}

func (r *suite) exceptionNoName(ctx context.Context) (verdict, error) {
	path, err := r.newException(ctx)
	if err != nil {
		return verdict{}, err
	}
	o, err := r.send(ctx, http.MethodPut, path, object{"name": ""})
	e := refusal(err)
	switch {
	case e != nil && e.StatusCode == http.StatusUnprocessableEntity:
		return isRefused(intercomtest.OfficeHoursNoNameRefused, e), nil
	case err != nil:
		return verdict{}, err
	case o["name"] == nil:
		return is(intercomtest.OfficeHoursNoNameNull), nil
	case o["name"] == "":
		return is(intercomtest.OfficeHoursNoNameEmpty), nil
	}
	return odd("the name is %v", o["name"]), nil
}
