package intercom

import (
	"context"
	"slices"
)

// OfficeHoursSchedules are the weekly hours in which a workspace is open. Names are
// unique: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/office-hours
type OfficeHoursSchedules struct {
	*collection[OfficeHoursSchedule]
}

// OfficeHoursSchedule is one schedule in the form of answers.
type OfficeHoursSchedule struct {
	object
	Name            string     `json:"name"`
	TimeZone        string     `json:"time_zone_name"` // a name of the IANA database
	Intervals       []Interval `json:"time_intervals"` // from Monday 00:00
	TwentyFourSeven bool       `json:"twenty_four_seven"`
	CreatedAt       int64      `json:"created_at"` // Unix time in seconds
	UpdatedAt       int64      `json:"updated_at"` // Unix time in seconds
}

// OfficeHoursScheduleWrite is the body of a create or an update. An update does not
// change nil fields. A create needs all fields.
type OfficeHoursScheduleWrite struct {
	Name     *string      `json:"name,omitempty"`
	TimeZone *string      `json:"time_zone_name,omitempty"`
	Hours    *OfficeHours `json:"time_intervals,omitempty"`
}

func newOfficeHoursSchedules(c *Client) *OfficeHoursSchedules {
	return &OfficeHoursSchedules{newCollection[OfficeHoursSchedule](c, collectionConfig{path: "/office_hours_schedules", answersDelete: true})}
}

func (s *OfficeHoursSchedule) name() string { return s.Name }

// Hours returns the hours of the week, whatever the form of the answer.
func (s *OfficeHoursSchedule) Hours() OfficeHours {
	if s.TwentyFourSeven {
		return AlwaysOpen
	}
	return answeredHours(s.Intervals, minutesPerWeek)
}

// Find returns the schedule with a name, see collection.find.
func (s *OfficeHoursSchedules) Find(ctx context.Context, name string) (*OfficeHoursSchedule, error) {
	return s.find(ctx, name)
}

// Create creates a schedule.
func (s *OfficeHoursSchedules) Create(ctx context.Context, write OfficeHoursScheduleWrite) (*OfficeHoursSchedule, error) {
	return s.create(ctx, creation[OfficeHoursSchedule]{
		request: request{body: write},
		name:    *write.Name,
		matches: func(o *OfficeHoursSchedule) bool {
			return isName(o.Name, *write.Name) && o.TimeZone == *write.TimeZone && o.Hours().Equal(*write.Hours)
		},
	})
}

// Update changes a schedule.
func (s *OfficeHoursSchedules) Update(ctx context.Context, id ID, write OfficeHoursScheduleWrite) (*OfficeHoursSchedule, error) {
	return s.update(ctx, request{id: id, body: write})
}

// Delete deletes a schedule, and its exceptions with it.
func (s *OfficeHoursSchedules) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }

// checkExists reads the list and returns ErrNotFound if the list does not have the
// schedule.
func (s *OfficeHoursSchedules) checkExists(ctx context.Context, id ID) error {
	all, err := s.listNow(ctx)
	if err == nil && !slices.ContainsFunc(all, func(o *OfficeHoursSchedule) bool { return o.ID == id }) {
		err = ErrNotFound
	}
	return err
}
