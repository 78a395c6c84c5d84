package officehoursexception_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const typeName = "intercom_office_hours_exception"

// eve returns the configuration of an exception of the schedule with the id 70.
func eve(more acctest.Values) acctest.Values {
	return acctest.Values{"schedule_id": "70", "date": "2026-12-24"}.With(more)
}

func newServer(t *testing.T, answers intercomtest.Answers) *intercomtest.Server {
	t.Helper()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = answers })
	server.Add("office_hours_schedules", map[string]any{"id": "70", "name": "Support"})
	return server
}

// A date is closed and opened again under each answer, and nothing is left to do
// after each step.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	steps := []acctest.Values{
		eve(nil),
		eve(acctest.Values{"hours": []string{"09:00-12:00", "12:00-13:00"}, "name": "Christmas Eve"}),
		eve(acctest.Values{"name": "Christmas Eve", "recurring_annually": true}), // closes what had hours
		eve(acctest.Values{"hours": []string{"00:00-24:00"}, "name": "Christmas Eve"}),
	}
	for _, alternative := range intercomtest.AlternativesFor("office_hours_exceptions") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := newServer(t, alternative.Answers)
			var exception *acctest.Object
			for _, step := range steps {
				exception = acctest.Connect(t, server).Converge(typeName, exception, step)
				acctest.Connect(t, server).ExpectNoChange(typeName, exception, step)
			}
			p := acctest.Connect(t, server)
			p.Destroy(typeName, exception)
			if left := server.Objects("office_hours_exceptions"); len(left) > 0 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

// A name is removed, or the refusal says what to do.
func TestResource_removeName(t *testing.T) {
	t.Parallel()
	for _, answer := range []intercomtest.OfficeHoursNoName{intercomtest.OfficeHoursNoNameNull, intercomtest.OfficeHoursNoNameEmpty, intercomtest.OfficeHoursNoNameRefused} {
		t.Run("answer "+string(answer), func(t *testing.T) {
			t.Parallel()
			p := acctest.Connect(t, newServer(t, intercomtest.Answers{OfficeHoursNoName: answer}))
			exception := p.Converge(typeName, nil, eve(acctest.Values{"name": "Christmas Eve"}))
			if answer != intercomtest.OfficeHoursNoNameRefused {
				p.ExpectNoChange(typeName, p.Converge(typeName, exception, eve(nil)), eve(nil))
				return
			}
			_, diags := p.Apply(p.Plan(typeName, exception, eve(nil)))
			p.ExpectError(diags, "name", "Unable to Update Office Hours Exception", "lose its name", "-replace")
		})
	}
}

func TestResource_noSchedule(t *testing.T) {
	t.Parallel()
	p := acctest.Connect(t, newServer(t, intercomtest.Answers{}))
	p.ExpectError(p.Plan(typeName, nil, eve(acctest.Values{"schedule_id": "71"})).Diagnostics, "schedule_id", "No Such Office Hours Schedule", `"71"`)
}

// The schedule is named by its id or its name, the exception by its date or its id.
func TestResource_import(t *testing.T) {
	t.Parallel()
	server := newServer(t, intercomtest.Answers{})
	id := server.Add("office_hours_exceptions", map[string]any{"office_hours_schedule_id": "70", "exception_date": "2026-12-24"})
	for _, importID := range []string{"70/2026-12-24", "70/" + id, "Support/2026-12-24", "Support/" + id} {
		p := acctest.Connect(t, server)
		exception, diags := p.Import(typeName, importID)
		p.ExpectNone(diags)
		p.ExpectNoChange(typeName, exception, eve(nil))
	}
	for importID, text := range map[string]string{
		"2026-12-24": "SCHEDULE/DATE", "Sales/2026-12-24": "no office hours schedule", "70/2026-12-25": `no exception with the date or the id "2026-12-25"`,
	} {
		p := acctest.Connect(t, server)
		_, diags := p.Import(typeName, importID)
		p.ExpectError(diags, "", "Cannot Import", text)
	}
}
