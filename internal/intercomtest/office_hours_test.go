package intercomtest

import (
	"fmt"
	"testing"
)

func TestOfficeHours_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	c := call(t, s)
	equal(t, "status", c.do("POST", "/office_hours_schedules", `{"name":"Support","time_zone_name":"Europe/Dublin","time_intervals":[{"start_minute":1980,"end_minute":2460}]}`).status, 201)
	equal(t, "schedule", c.ok("GET", "/office_hours_schedules/123", "").list("time_intervals"),
		[]map[string]any{{"start_minute": 1980.0, "end_minute": 2460.0, "day_of_week": 1.0}})
	c.ok("PUT", "/office_hours_schedules/123", `{"name":"Help"}`)
	const exceptions = "/office_hours_schedules/123/office_hours_exceptions"
	equal(t, "status", c.do("POST", exceptions, `{"exception_date":"2026-12-24","exception_type":"custom_hours","time_intervals":[{"start_minute":540,"end_minute":780}]}`).status, 201)
	listed := c.ok("GET", exceptions, "").list("data")
	equal(t, "exceptions", len(listed), 1)
	equal(t, "day", dig(listed[0], "time_intervals", 0, "day_of_week"), any(3.0))
	c.refused("GET", "/office_hours_schedules/9/office_hours_exceptions/456", "", 404, "not_found", "Object not found")
	equal(t, "closed", c.ok("PUT", exceptions+"/456", `{"exception_type":"closed"}`).object["time_intervals"], nil)
	equal(t, "deleted", c.ok("DELETE", exceptions+"/456", "").object["deleted"], any(true))
	s.Add("office_hours_exceptions", map[string]any{"office_hours_schedule_id": "123"})
	equal(t, "deleted", c.ok("DELETE", "/office_hours_schedules/123", "").object["deleted"], any(true))
	equal(t, "exceptions", len(s.Objects("office_hours_exceptions")), 0)
	c.refused("GET", exceptions, "", 404, "not_found", "Object not found")
}

func TestOfficeHours_refused(t *testing.T) {
	t.Parallel()
	schedule := func(intervals string) string {
		return `{"name":"New","time_zone_name":"UTC","time_intervals":[` + intervals + `]}`
	}
	for name, test := range map[string]struct {
		method, path, body string
		status             int
		code               string
	}{
		"taken name":       {"POST", "", `{"name":"Support","time_intervals":[]}`, 422, "data_invalid"},
		"renamed to it":    {"PUT", "/2", `{"name":"Support"}`, 422, "data_invalid"},
		"no name":          {"POST", "", `{"time_intervals":[]}`, 422, "data_invalid"},
		"blank name":       {"POST", "", `{"name":" ","time_intervals":[]}`, 422, "data_invalid"},
		"no intervals":     {"POST", "", `{"name":"New"}`, 422, "data_invalid"},
		"no time zone":     {"PUT", "/2", `{"time_zone_name":"Dublin"}`, 422, "data_invalid"},
		"another field":    {"POST", "", schedule(`{"start_minute":0,"end_minute":15,"day_of_week":0}`), 400, "parameter_invalid"},
		"ten minutes":      {"POST", "", schedule(`{"start_minute":10,"end_minute":30}`), 422, "data_invalid"},
		"end before start": {"POST", "", schedule(`{"start_minute":30,"end_minute":15}`), 422, "data_invalid"},
		"past the week":    {"POST", "", schedule(`{"start_minute":0,"end_minute":10095}`), 422, "data_invalid"},
		"no end":           {"POST", "", schedule(`{"start_minute":0}`), 422, "data_invalid"},
		"in use":           {"DELETE", "/1", "", 422, "data_invalid"},
		"taken date":       {"POST", "/1/office_hours_exceptions", `{"exception_date":"2026-12-25","exception_type":"closed"}`, 422, "data_invalid"},
		"no date":          {"POST", "/1/office_hours_exceptions", `{"exception_date":"2026-02-30","exception_type":"closed"}`, 422, "data_invalid"},
		"unknown type":     {"POST", "/1/office_hours_exceptions", `{"exception_date":"2026-02-20","exception_type":"open"}`, 422, "data_invalid"},
		"no hours":         {"POST", "/1/office_hours_exceptions", `{"exception_date":"2026-02-20","exception_type":"custom_hours"}`, 422, "data_invalid"},
		"closed and hours": {"POST", "/1/office_hours_exceptions", `{"exception_date":"2026-02-20","exception_type":"closed","time_intervals":[]}`, 422, "data_invalid"},
		"of another":       {"PUT", "/2/office_hours_exceptions/456", `{"name":"x"}`, 404, "not_found"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(t, lenient)
			s.Add("office_hours_schedules", map[string]any{"id": "1", "name": "Support"})
			s.Add("office_hours_schedules", map[string]any{"id": "2", "name": "Sales"})
			s.Add("office_hours_exceptions", map[string]any{"office_hours_schedule_id": "1"})
			s.AddDependant("office_hours_schedules", "1", "team Support")
			call(t, s).refused(test.method, "/office_hours_schedules"+test.path, test.body, test.status, test.code, "")
		})
	}
}

func TestOfficeHours_answers(t *testing.T) {
	t.Parallel()
	const touching, night, always = `{"start_minute":540,"end_minute":720},{"start_minute":720,"end_minute":1020}`,
		`{"start_minute":1380,"end_minute":1500}`, `{"start_minute":0,"end_minute":10079}`
	for i, test := range []struct {
		answers   Answers
		intervals string
		want      string
	}{
		{Answers{}, touching, "201 [[540 720] [720 1020]] false"},
		{Answers{OfficeHoursIntervals: OfficeHoursIntervalsMerged}, touching, "201 [[540 1020]] false"},
		{Answers{OfficeHoursIntervals: OfficeHoursIntervalsRefused}, touching, "422 [] <nil>"},
		{Answers{OfficeHoursIntervals: OfficeHoursIntervalsSplit}, night, "201 [[1380 1440] [1440 1500]] false"},
		{Answers{OfficeHoursIntervals: OfficeHoursIntervalsSplit}, always, "201 [[0 10079]] true"},
		{Answers{}, always, "201 [[0 10079]] true"},
		{Answers{OfficeHoursAlwaysOpen: OfficeHoursAlwaysOpenWeek}, always, "201 [[0 10080]] true"},
		{
			Answers{OfficeHoursAlwaysOpen: OfficeHoursAlwaysOpenDays},
			always,
			"201 [[0 1440] [1440 2880] [2880 4320] [4320 5760] [5760 7200] [7200 8640] [8640 10080]] true",
		},
		{Answers{}, `{"start_minute":540,"end_minute":720},` + `{"start_minute":0,"end_minute":60}`, "201 [[0 60] [540 720]] false"},
		{Answers{OfficeHoursOrder: OfficeHoursOrderKept}, `{"start_minute":540,"end_minute":720},` + `{"start_minute":0,"end_minute":60}`, "201 [[540 720] [0 60]] false"},
		{Answers{OfficeHoursUnknownField: OfficeHoursUnknownFieldIgnored}, `{"start_minute":0,"end_minute":60,"day_of_week":3}`, "201 [[0 60]] false"},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			r := call(t, New(t, lenient, with(test.answers))).do("POST", "/office_hours_schedules", `{"name":"New","time_zone_name":"UTC","time_intervals":[`+test.intervals+`]}`)
			minutes := [][2]any{}
			for _, interval := range r.list("time_intervals") {
				minutes = append(minutes, [2]any{interval["start_minute"], interval["end_minute"]})
			}
			equal(t, "outcome", fmt.Sprint(r.status, " ", minutes, " ", r.object["twenty_four_seven"]), test.want)
		})
	}
}

func TestOfficeHours_otherAnswers(t *testing.T) {
	t.Parallel()
	const exception = "/office_hours_schedules/1/office_hours_exceptions/456"
	for i, test := range []struct {
		answers            Answers
		method, path, body string
		want               string // status, name, time zone and code
	}{
		{Answers{}, "POST", "/office_hours_schedules", `{"name":"SUPPORT","time_intervals":[]}`, "201 SUPPORT America/New_York <nil>"},
		{Answers{OfficeHoursTimeZone: OfficeHoursTimeZoneRequired}, "POST", "/office_hours_schedules", `{"name":"New","time_intervals":[]}`, "422 <nil> <nil> data_invalid"},
		{Answers{OfficeHoursNames: OfficeHoursNamesIgnoreCase}, "POST", "/office_hours_schedules", `{"name":"SUPPORT","time_intervals":[]}`, "422 <nil> <nil> data_invalid"},
		{Answers{OfficeHoursDuplicate: OfficeHoursDuplicateParameter}, "POST", "/office_hours_schedules", `{"name":"Support","time_intervals":[]}`, "422 <nil> <nil> parameter_invalid"},
		{Answers{OfficeHoursDuplicate: OfficeHoursDuplicateValidation}, "POST", "/office_hours_schedules", `{"name":"Support","time_intervals":[]}`, "422 <nil> <nil> validation_error"},
		{Answers{OfficeHoursInUse: OfficeHoursInUseDeleted}, "DELETE", "/office_hours_schedules/1", "", "200 <nil> <nil> <nil>"},
		{Answers{}, "PUT", exception, `{"name":""}`, "200 <nil> <nil> <nil>"},
		{Answers{OfficeHoursNoName: OfficeHoursNoNameEmpty}, "PUT", exception, `{"name":""}`, "200  <nil> <nil>"},
		{Answers{OfficeHoursNoName: OfficeHoursNoNameRefused}, "PUT", exception, `{"name":""}`, "422 <nil> <nil> data_invalid"},
		{Answers{}, "PUT", exception, `{"exception_type":"closed","time_intervals":null}`, "200 Eve <nil> <nil>"},
		{Answers{OfficeHoursClosing: OfficeHoursClosingOmitted}, "PUT", exception, `{"exception_type":"closed","time_intervals":null}`, "422 <nil> <nil> data_invalid"},
		{Answers{OfficeHoursClosing: OfficeHoursClosingOmitted}, "PUT", exception, `{"exception_type":"closed"}`, "200 Eve <nil> <nil>"},
		{Answers{OfficeHoursClosing: OfficeHoursClosingNull}, "PUT", exception, `{"exception_type":"closed"}`, "422 <nil> <nil> data_invalid"},
		{Answers{OfficeHoursClosing: OfficeHoursClosingNull}, "PUT", exception, `{"exception_type":"closed","time_intervals":null}`, "200 Eve <nil> <nil>"},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			s := New(t, lenient, with(test.answers))
			s.Add("office_hours_schedules", map[string]any{"id": "1", "name": "Support"})
			s.AddDependant("office_hours_schedules", "1", "team Support")
			s.Add("office_hours_exceptions", map[string]any{
				"office_hours_schedule_id": "1", "name": "Eve", "exception_type": "custom_hours", "time_intervals": storedIntervals([]interval{{540, 600}}),
			})
			r := call(t, s).do(test.method, test.path, test.body)
			equal(t, "outcome", fmt.Sprint(r.status, " ", r.object["name"], " ", r.object["time_zone_name"], " ", dig(r.object, "errors", 0, "code")), test.want)
		})
	}
}
