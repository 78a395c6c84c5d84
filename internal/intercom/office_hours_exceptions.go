package intercom

import (
	"context"
	"errors"
	"net/http"
)

// OfficeHoursExceptions replace the hours of a schedule on single dates, such as
// public holidays. A schedule has one at most for a date:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours
type OfficeHoursExceptions struct {
	*nested[OfficeHoursException]
}

// OfficeHoursException is one exception in the form of answers.
type OfficeHoursException struct {
	object
	ScheduleID        ID         `json:"office_hours_schedule_id"`
	Date              string     `json:"exception_date"` // "2026-12-24"
	Kind              string     `json:"exception_type"` // exceptionClosed or exceptionHours
	Name              string     `json:"name"`
	Intervals         []Interval `json:"time_intervals"` // from midnight
	RecurringAnnually bool       `json:"recurring_annually"`
	CreatedAt         int64      `json:"created_at"` // Unix time in seconds
	UpdatedAt         int64      `json:"updated_at"` // Unix time in seconds
}

const (
	exceptionClosed = "closed"
	exceptionHours  = "custom_hours"
)

// OfficeHoursExceptionWrite describes a create or an update. An update does not change
// nil fields. A create needs a date and hours.
type OfficeHoursExceptionWrite struct {
	Date              *string
	Hours             *OfficeHours // empty for closed
	Name              *string      // "" removes the name
	RecurringAnnually *bool
}

// exceptionBody is the body of a request.
type exceptionBody struct {
	Date              *string     `json:"exception_date,omitempty"`
	Kind              string      `json:"exception_type,omitempty"`
	Name              *string     `json:"name,omitempty"`
	Hours             OfficeHours `json:"time_intervals,omitempty"`
	RecurringAnnually *bool       `json:"recurring_annually,omitempty"`
}

func (w OfficeHoursExceptionWrite) body() exceptionBody {
	body := exceptionBody{Date: w.Date, Name: w.Name, RecurringAnnually: w.RecurringAnnually}
	switch {
	case w.Hours == nil:
	case w.isClosed():
		body.Kind = exceptionClosed
	default:
		body.Kind, body.Hours = exceptionHours, *w.Hours
	}
	return body
}

func (w OfficeHoursExceptionWrite) isClosed() bool { return w.Hours != nil && len(*w.Hours) == 0 }

func newOfficeHoursExceptions(c *Client) *OfficeHoursExceptions {
	return &OfficeHoursExceptions{newNested[OfficeHoursException](c, func(schedule ID) collectionConfig {
		return collectionConfig{
			path:          segments("office_hours_schedules", schedule.String(), "office_hours_exceptions"),
			answersDelete: true,
			parent:        func(ctx context.Context) error { return c.OfficeHoursSchedules.checkExists(ctx, schedule) },
		}
	})}
}

func (e *OfficeHoursException) name() string { return e.Date }

// Hours returns the hours of the date, or none if it is closed.
func (e *OfficeHoursException) Hours() OfficeHours {
	if e.Kind == exceptionClosed {
		return OfficeHours{}
	}
	return answeredHours(e.Intervals, minutesPerDay)
}

// List returns the exceptions of a schedule, or ErrNotFound.
func (s *OfficeHoursExceptions) List(ctx context.Context, schedule ID) ([]*OfficeHoursException, error) {
	return s.of(schedule).List(ctx)
}

// Get returns an exception of a schedule, or ErrNotFound.
func (s *OfficeHoursExceptions) Get(ctx context.Context, schedule, id ID) (*OfficeHoursException, error) {
	return s.of(schedule).Get(ctx, id)
}

// Create creates an exception. It returns ErrNotFound if there is no such schedule.
func (s *OfficeHoursExceptions) Create(ctx context.Context, schedule ID, write OfficeHoursExceptionWrite) (*OfficeHoursException, error) {
	return s.of(schedule).create(ctx, creation[OfficeHoursException]{
		request: request{body: write.body()},
		name:    *write.Date,
		matches: func(e *OfficeHoursException) bool {
			return e.Date == *write.Date && e.Hours().Equal(*write.Hours) && (write.Name == nil || isName(e.Name, *write.Name))
		},
	})
}

// Update changes an exception. To close a date that had hours, Update leaves the hours
// out, as Intercom documents. If Intercom refuses that, Update sends null, which the
// schema allows.
func (s *OfficeHoursExceptions) Update(ctx context.Context, schedule, id ID, write OfficeHoursExceptionWrite) (*OfficeHoursException, error) {
	body := write.body()
	updated, err := s.of(schedule).update(ctx, request{id: id, body: body})
	var refusal *Error
	if write.isClosed() && errors.As(err, &refusal) && refusal.StatusCode == http.StatusUnprocessableEntity {
		nulled, secondErr := s.of(schedule).update(ctx, request{id: id, body: struct {
			exceptionBody
			Hours *OfficeHours `json:"time_intervals"`
		}{exceptionBody: body}})
		if secondErr == nil || !errors.As(secondErr, &refusal) {
			return nulled, secondErr
		}
	}
	return updated, err
}

// Delete deletes an exception.
func (s *OfficeHoursExceptions) Delete(ctx context.Context, schedule, id ID) error {
	return s.of(schedule).remove(ctx, id)
}
