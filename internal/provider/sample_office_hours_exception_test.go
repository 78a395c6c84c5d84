package provider_test

import (
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/officehoursexception"
)

const exceptionsRoute = "/office_hours_schedules/{office_hours_schedule_id}/office_hours_exceptions"

var officeHoursExceptionSample = sample{
	kind:    officehoursexception.Kind,
	objects: "office_hours_exceptions",

	prepare: func(server *intercomtest.Server) {
		server.Add("office_hours_schedules", map[string]any{"id": "70", "name": "Weekdays"})
		server.Add("office_hours_schedules", map[string]any{"id": "71", "name": "Weekend"})
	},
	config: acctest.Values{"schedule_id": "70", "date": "2026-12-24"},
	changes: []change{
		{to: acctest.Values{"date": "2026-12-31"}, colleague: acctest.Values{"date": "2026-12-30"}},
		{to: acctest.Values{"name": "Christmas Eve"}, colleague: acctest.Values{"name": "Eve"}},
		{to: acctest.Values{"hours": texts("09:00-12:00", "13:00-15:00")}, colleague: acctest.Values{"hours": texts("10:00-24:00")}},
		{to: acctest.Values{"recurring_annually": true}},
		{on: acctest.Values{"hours": texts("09:00-12:00")}, to: acctest.Values{"hours": nil}},
	},
	replaces: acctest.Values{"schedule_id": "71"},
	refused: map[string]refusedInput{
		"no schedule":              {acctest.Values{"schedule_id": ""}, "schedule_id", "must not be empty"},
		"no such date":             {acctest.Values{"date": "2026-02-30"}, "date", "date of the calendar"},
		"another form of a date":   {acctest.Values{"date": "24.12.2026"}, "date", "2026-12-24"},
		"empty name":               {acctest.Values{"name": ""}, "name", "must not be empty"},
		"white space":              {acctest.Values{"name": " Eve"}, "name", "white space"},
		"no hours":                 {acctest.Values{"hours": texts()}, "hours", "Leave it out"},
		"no minutes":               {acctest.Values{"hours": texts("9-17")}, "hours[0]", `"09:00-17:00"`},
		"no time of a day":         {acctest.Values{"hours": texts("25:00-26:00")}, "hours[0]", "from 00:00 to 24:00"},
		"across midnight":          {acctest.Values{"hours": texts("17:00-09:00")}, "hours[0]", "the next day"},
		"ten minutes":              {acctest.Values{"hours": texts("09:00-12:00", "13:10-17:00")}, "hours[1]", "15 minutes"},
		"overlapping times":        {acctest.Values{"hours": texts("09:00-12:00", "11:00-17:00")}, "hours[1]", "overlap"},
		"times in the wrong order": {acctest.Values{"hours": texts("13:00-17:00", "09:00-12:00")}, "hours[1]", "in order"},
	},
	unknown: []acctest.Values{{"hours": texts("09:00-12:00", acctest.Unknown)}},
	imports: map[string]importSample{
		"closed": {importedException(`name = "Christmas \"Eve\" $${2026}"`), "Support/2026-12-24"},
		"hours": {importedException(`
  hours              = ["09:00-12:00", "13:00-24:00"]
  recurring_annually = true`), "Support/2026-12-24"},
	},

	read:    "GET " + exceptionsRoute,
	create:  "POST " + exceptionsRoute,
	update:  "PUT " + exceptionsRoute + "/{id}",
	destroy: "DELETE " + exceptionsRoute + "/{id}",
	lists: func(n int) counts {
		if n == 0 { // then there is no schedule
			return counts{"GET /office_hours_schedules": 1}
		}
		return counts{"GET /office_hours_schedules": 1, "GET " + exceptionsRoute: 2}
	},
	reads: once("GET " + exceptionsRoute),

	add: func(server *intercomtest.Server, number int) string {
		return "70/" + server.Add("office_hours_exceptions", map[string]any{
			"office_hours_schedule_id": "70", "exception_date": time.Date(2027, 1, 1+number, 0, 0, 0, 0, time.UTC).Format(time.DateOnly),
			"name": numbered(number),
		})
	},
	key: []string{"office_hours_schedule_id", "exception_date"},
	many: `
resource "intercom_office_hours_exception" "t" {
  count       = local.count.office_hours_exception
  schedule_id = intercom_office_hours_schedule.t[0].id
  date        = formatdate("YYYY-MM-DD", timeadd("2027-01-01T00:00:00Z", "${24 * count.index}h"))
  name        = "Revision ${var.revision}"
}
`,
}

// importedException returns HCL of a schedule with an exception.
func importedException(arguments string) string {
	return `
resource "intercom_office_hours_schedule" "support" {
  name        = "Support"
  time_zone   = "UTC"
  always_open = true
}
resource "intercom_office_hours_exception" "test" {
  schedule_id = intercom_office_hours_schedule.support.id
  date        = "2026-12-24"
` + arguments + `
}`
}
