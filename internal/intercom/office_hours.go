package intercom

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

const (
	minutesPerDay  = 24 * 60
	minutesPerWeek = 7 * minutesPerDay
)

// Interval is a span of time in minutes, counted from midnight or from Monday 00:00,
// the start of the week. End is the first minute after the span.
type Interval struct {
	Start int `json:"start_minute"`
	End   int `json:"end_minute"`
}

var intervalText = regexp.MustCompile(`^(\d\d):(\d\d)-(\d\d):(\d\d)$`)

// ParseInterval parses an interval of a day, such as "09:00-17:30". Its error says what
// is wrong and what to write.
func ParseInterval(text string) (Interval, error) {
	match := intervalText.FindStringSubmatch(text)
	if match == nil {
		return Interval{}, fmt.Errorf("expected two times such as \"09:00-17:00\", got %q", text)
	}
	var times [2]int
	for i := range times {
		hour, _ := strconv.Atoi(match[1+2*i])
		minute, _ := strconv.Atoi(match[2+2*i])
		times[i] = hour*60 + minute
		switch {
		case minute > 59 || times[i] > minutesPerDay:
			return Interval{}, fmt.Errorf("%02d:%02d is not a time of a day, which goes from 00:00 to 24:00", hour, minute)
		case minute%15 != 0:
			return Interval{}, fmt.Errorf("%02d:%02d is not a multiple of 15 minutes, which Intercom requires", hour, minute)
		}
	}
	if times[0] >= times[1] {
		return Interval{}, fmt.Errorf("%s does not end after it begins; end a day with 24:00, and give the hours after midnight to the next day", text)
	}
	return Interval{times[0], times[1]}, nil
}

// String returns an interval of a day in the form that ParseInterval accepts.
func (i Interval) String() string {
	return fmt.Sprintf("%02d:%02d-%02d:%02d", i.Start/60, i.Start%60, i.End/60, i.End%60)
}

// OfficeHours are the times of a week or of a day in which a workspace is open. The
// intervals are in order, and neither overlap nor touch.
type OfficeHours []Interval

// AlwaysOpen are the hours of a schedule that is open 24/7.
var AlwaysOpen = OfficeHours{{0, minutesPerWeek}}

// NewOfficeHours returns intervals as office hours. It merges intervals that overlap or
// touch.
func NewOfficeHours(intervals []Interval) OfficeHours {
	hours := OfficeHours{}
	for _, i := range slices.SortedFunc(slices.Values(intervals), func(a, b Interval) int { return cmp.Compare(a.Start, b.Start) }) {
		switch last := len(hours) - 1; {
		case i.Start >= i.End:
		case last >= 0 && i.Start <= hours[last].End:
			hours[last].End = max(hours[last].End, i.End)
		default:
			hours = append(hours, i)
		}
	}
	return hours
}

// WeekOf returns the office hours of a week from those of its days, Monday first.
func WeekOf(days [7][]Interval) OfficeHours {
	var week []Interval
	for day, intervals := range days {
		for _, i := range intervals {
			week = append(week, Interval{day*minutesPerDay + i.Start, day*minutesPerDay + i.End})
		}
	}
	return NewOfficeHours(week)
}

// Days returns the office hours of each day of a week, Monday first. It splits
// intervals at midnight.
func (h OfficeHours) Days() [7][]Interval {
	var days [7][]Interval
	for _, i := range h {
		for day := range days {
			midnight := day * minutesPerDay
			part := Interval{max(i.Start-midnight, 0), min(i.End-midnight, minutesPerDay)}
			if part.Start < part.End {
				days[day] = append(days[day], part)
			}
		}
	}
	return days
}

// Equal reports whether two office hours have the same minutes.
func (h OfficeHours) Equal(other OfficeHours) bool { return slices.Equal(h, other) }

// MarshalJSON returns the hours in the form of requests. The whole week ends one minute
// early, which is how a request asks Intercom for 24/7.
func (h OfficeHours) MarshalJSON() ([]byte, error) {
	if h.Equal(AlwaysOpen) {
		h = OfficeHours{{0, minutesPerWeek - 1}}
	}
	return json.Marshal(append([]Interval{}, h...))
}

// answeredHours returns the intervals of an answer as office hours of a period of that
// length. An interval that extends past the end of the period continues at its start.
// An end one minute before midnight means midnight, as in Intercom's form of 24/7.
func answeredHours(intervals []Interval, period int) OfficeHours {
	var hours []Interval
	for _, i := range intervals {
		if i.End%minutesPerDay == minutesPerDay-1 {
			i.End++
		}
		if i.Start < 0 || i.Start >= period || i.Start == i.End {
			continue
		}
		if i.End < i.Start {
			i.End += period
		}
		i.End = min(i.End, i.Start+period)
		if over := i.End - period; over > 0 && period == minutesPerWeek {
			hours = append(hours, Interval{0, over})
		}
		hours = append(hours, Interval{i.Start, min(i.End, period)})
	}
	return NewOfficeHours(hours)
}
