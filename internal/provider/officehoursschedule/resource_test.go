package officehoursschedule_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const typeName = "intercom_office_hours_schedule"

var support = acctest.Values{"name": "Support", "time_zone": "Europe/Dublin"}

func with(hours map[string]any) acctest.Values {
	return support.With(acctest.Values{"hours": acctest.Values(hours)})
}

// Whatever Intercom's answers to what is not documented are, there is nothing left to
// do after each step, also with the same hours in other words.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	steps := []acctest.Values{
		with(map[string]any{"monday": []string{"09:00-12:00", "13:00-17:00"}}),
		with(map[string]any{"monday": []string{"09:00-12:00", "12:00-17:00"}, "sunday": []string{"22:00-24:00"}}),
		with(map[string]any{"friday": []string{"22:00-24:00"}, "saturday": []string{"00:00-06:00", "22:00-24:00"}, "sunday": []string{"00:00-06:00"}}),
		support.With(acctest.Values{"always_open": true}),
		with(map[string]any{"monday": []string{"00:00-24:00"}, "tuesday": []string{"00:00-24:00"}}),
	}
	for _, alternative := range intercomtest.AlternativesFor("office_hours_schedules") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			var schedule *acctest.Object
			for _, step := range steps {
				schedule = acctest.Connect(t, server).Converge(typeName, schedule, step)
				acctest.Connect(t, server).ExpectNoChange(typeName, schedule, step)
			}
			acctest.Connect(t, server).ExpectNoChange(typeName, schedule, with(map[string]any{
				"monday": []string{"00:00-12:00", "12:00-24:00"}, "tuesday": []string{"00:00-24:00"},
			}))
		})
	}
}

// Every schedule that Intercom's interface can make imports, and plans empty with the
// configuration that Terraform generates for it.
func TestResource_importUnderEachAnswer(t *testing.T) {
	t.Parallel()
	interval := func(start, end int) any { return map[string]any{"start_minute": start, "end_minute": end} }
	for _, alternative := range intercomtest.AlternativesFor("office_hours_schedules") {
		for name, intervals := range map[string][]any{
			"24/7":                     {interval(0, 10079)},
			"24/7, to the last minute": {interval(0, 10080)},
			"across midnight":          {interval(1320, 1800)},
			"across the week's end":    {interval(9960, 10080), interval(0, 360)},
			"after the week's end":     {interval(9960, 10440)},
			"intervals that touch":     {interval(540, 720), interval(720, 1020)},
			"intervals that overlap":   {interval(540, 1020), interval(600, 780)},
			"in another order":         {interval(1980, 2460), interval(540, 1020)},
			"three whole days":         {interval(0, 4320)},
		} {
			t.Run(alternative.Name+"/"+name, func(t *testing.T) {
				t.Parallel()
				server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
				id := server.Add("office_hours_schedules", map[string]any{"name": "Support", "time_intervals": intervals})
				p := acctest.Connect(t, server)
				schedule, diags := p.Import(typeName, id)
				p.ExpectNone(diags)
				p.ExpectNoChange(typeName, schedule, p.GenerateConfig(typeName, schedule))
				if server.Writes() > 0 {
					t.Errorf("requests that write: %v", server.Counts())
				}
			})
		}
	}
}

func TestResource_inUse(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	p := acctest.Connect(t, server)
	config := support.With(acctest.Values{"always_open": true})
	schedule := p.Converge(typeName, nil, config)
	id, _ := server.Objects("office_hours_schedules")[0]["id"].(string)
	server.AddDependant("office_hours_schedules", id, "the default of the workspace")
	left, diags := p.Apply(p.Plan(typeName, schedule, nil))
	p.ExpectError(diags, "", "Unable to Delete Office Hours Schedule", "Choose another schedule in Intercom", "terraform state rm")
	p.ExpectNoChange(typeName, left, config)
}

// A time zone that the provider does not know is a warning: Intercom decides.
func TestResource_timeZone(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	for zone, known := range map[string]bool{"Europe/Dublin": true, "UTC": true, "Mars/Olympus": false, "Local": false} {
		p := acctest.Connect(t, server)
		diags := p.ValidateAndPlan(typeName, acctest.Values{"name": "Support", "time_zone": zone, "always_open": true})
		if known {
			p.ExpectNone(diags)
		} else {
			p.ExpectWarning(diags, "time_zone", "Unknown Time Zone", zone, "Europe/Dublin")
		}
	}
}
