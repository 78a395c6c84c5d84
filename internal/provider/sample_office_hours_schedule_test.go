package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/officehoursschedule"
)

// week returns hours with times on Monday, and on another day.
func week(monday []string, day string, times ...string) acctest.Values {
	hours := map[string]any{"monday": monday}
	if day != "" {
		hours[day] = times
	}
	return acctest.Values{"hours": hours}
}

var officeHoursScheduleSample = sample{
	kind:    officehoursschedule.Kind,
	objects: "office_hours_schedules",
	lookups: map[string][]acctest.Values{
		"intercom_office_hours_schedule":  {{"name": "Support Dublin"}, {"name": "Night shift"}, {"id": "125"}},
		"intercom_office_hours_schedules": {{}},
	},
	lookupRequests: counts{"GET /office_hours_schedules": 1},

	config: acctest.Values{"name": "Support", "time_zone": "Europe/Dublin"}.With(week(texts("09:00-17:00"), "")),
	changes: []change{
		{to: acctest.Values{"name": "Customer support"}, colleague: acctest.Values{"name": "Help desk"}},
		{to: acctest.Values{"time_zone": "Europe/Paris"}, colleague: acctest.Values{"time_zone": "Europe/Berlin"}},
		{
			to:        week(texts("09:00-12:00", "13:00-17:00"), "tuesday", "00:00-24:00"),
			colleague: week(texts("10:00-12:00"), "friday", "09:00-12:30"),
		},
		{on: acctest.Values{"time_zone": "UTC"}, to: acctest.Values{"hours": nil, "always_open": true}},
	},
	refused: map[string]refusedInput{
		"empty name":                {acctest.Values{"name": ""}, "name", "must not be empty"},
		"white space":               {acctest.Values{"name": "Support "}, "name", "white space"},
		"empty time zone":           {acctest.Values{"time_zone": ""}, "time_zone", "must not be empty"},
		"no hours":                  {acctest.Values{"hours": nil}, "hours", "always_open = true"},
		"never open":                {acctest.Values{"hours": nil, "always_open": false}, "hours", "always_open = true"},
		"always open with hours":    {acctest.Values{"always_open": true}, "always_open", "Remove one of the two"},
		"no minutes":                {week(texts("9-17"), ""), "hours.monday[0]", `"09:00-17:00"`},
		"no time of a day":          {week(texts("25:00-26:00"), ""), "hours.monday[0]", "from 00:00 to 24:00"},
		"more than 60 minutes":      {week(texts("09:00-17:75"), ""), "hours.monday[0]", "from 00:00 to 24:00"},
		"across midnight":           {week(texts("17:00-09:00"), ""), "hours.monday[0]", "the next day"},
		"no time":                   {week(texts("09:00-09:00"), ""), "hours.monday[0]", "the next day"},
		"ten minutes":               {week(texts("09:00-17:00"), "sunday", "09:10-17:00"), "hours.sunday[0]", "15 minutes"},
		"overlapping times":         {week(texts("09:00-12:00", "11:45-17:00"), ""), "hours.monday[1]", "overlap"},
		"times in the wrong order":  {week(texts("13:00-17:00", "09:00-12:00"), ""), "hours.monday[1]", "in order"},
		"the second of three times": {week(nil, "friday", "08:00-09:00", "x", "10:00-11:00"), "hours.friday[1]", "expected two times"},
	},
	unknown: []acctest.Values{
		week(texts(acctest.Unknown), ""),
		week(texts("09:00-12:00", acctest.Unknown), ""),
		{"always_open": acctest.Unknown},
	},
	unmanageable: map[string]any{"name": " "},
	imports: map[string]importSample{
		"hours": {`
resource "intercom_office_hours_schedule" "test" {
  name      = "R&D \"$${support}\""
  time_zone = "America/New_York"
  hours = {
    monday   = ["09:00-12:00", "13:00-17:00"]
    saturday = ["22:00-24:00"]
    sunday   = ["00:00-06:00"]
  }
}`, "R&D \"$${support}\""},
		"always open": {`
resource "intercom_office_hours_schedule" "test" {
  name        = "Always"
  time_zone   = "UTC"
  always_open = true
}`, "Always"},
	},

	read:    "GET /office_hours_schedules",
	create:  "POST /office_hours_schedules",
	update:  "PUT /office_hours_schedules/{id}",
	destroy: "DELETE /office_hours_schedules/{id}",
	lists:   once("GET /office_hours_schedules"),

	add: func(server *intercomtest.Server, number int) string {
		return server.Add("office_hours_schedules", map[string]any{"name": numbered(number)})
	},
	key: []string{"name"},
	many: `
resource "intercom_office_hours_schedule" "t" {
  count     = local.count.office_hours_schedule
  name      = "Schedule ${count.index}"
  time_zone = var.revision == 1 ? "Europe/Dublin" : "Europe/Paris"
  hours     = { monday = ["09:00-12:00", "13:00-17:00"] }
}
`,
}
