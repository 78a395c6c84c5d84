package intercom

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// The day of an interval follows from its minutes.
func (*OfficeHoursSchedule) ignoredKeys() []string { return []string{"day_of_week"} }

func (*OfficeHoursException) ignoredKeys() []string { return []string{"day_of_week"} }

func TestParseInterval(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Interval{
		"00:00-24:00": {0, 1440}, "09:00-17:30": {540, 1050}, "23:45-24:00": {1425, 1440}, "00:00-00:15": {0, 15},
	} {
		if got, err := ParseInterval(text); err != nil || got != want || got.String() != text {
			t.Errorf("%s: got %v, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"": "expected two times", "9-17": "expected two times", "9:00-17:00": "expected two times", "09:00–17:00": "expected two times",
		"09:00-17:00 ": "expected two times", "09:00 - 17:00": "expected two times", "٠٩:00-17:00": "expected two times",
		"25:00-26:00": "25:00 is not a time", "09:00-24:15": "24:15 is not a time", "09:60-17:00": "09:60 is not a time", "24:00-24:00": "end after it begins",
		"09:10-17:00": "09:10 is not a multiple", "09:00-17:59": "17:59 is not a multiple", "17:00-09:00": "the next day", "09:00-09:00": "end after it begins",
	} {
		if got, err := ParseInterval(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, %v, want %q", text, got, err, want)
		}
	}
}

func TestOfficeHoursSchedule_hours(t *testing.T) {
	t.Parallel()
	const day, week = minutesPerDay, minutesPerWeek
	for name, test := range map[string]struct {
		answer OfficeHoursSchedule
		want   OfficeHours
	}{
		"nothing":             {OfficeHoursSchedule{}, OfficeHours{}},
		"touching":            {OfficeHoursSchedule{Intervals: []Interval{{540, 720}, {720, 1020}}}, OfficeHours{{540, 1020}}},
		"another order":       {OfficeHoursSchedule{Intervals: []Interval{{1980, 2460}, {540, 1020}}}, OfficeHours{{540, 1020}, {1980, 2460}}},
		"overlapping":         {OfficeHoursSchedule{Intervals: []Interval{{540, 1020}, {600, 660}}}, OfficeHours{{540, 1020}}},
		"touching at night":   {OfficeHoursSchedule{Intervals: []Interval{{1320, day}, {day, day + 360}}}, OfficeHours{{1320, day + 360}}},
		"24/7":                {OfficeHoursSchedule{Intervals: []Interval{{0, week - 1}}, TwentyFourSeven: true}, AlwaysOpen},
		"24/7 by its flag":    {OfficeHoursSchedule{TwentyFourSeven: true}, AlwaysOpen},
		"24/7 without a flag": {OfficeHoursSchedule{Intervals: []Interval{{0, week - 1}}}, AlwaysOpen},
		"24/7 to the end":     {OfficeHoursSchedule{Intervals: []Interval{{0, week}}}, AlwaysOpen},
		"seven days": {OfficeHoursSchedule{Intervals: []Interval{
			{0, day - 1}, {day, 2*day - 1}, {2 * day, 3*day - 1}, {3 * day, 4*day - 1}, {4 * day, 5*day - 1}, {5 * day, 6*day - 1}, {6 * day, week - 1},
		}}, AlwaysOpen},
		"past Sunday":  {OfficeHoursSchedule{Intervals: []Interval{{week - 120, week + 360}}}, OfficeHours{{0, 360}, {week - 120, week}}},
		"until Monday": {OfficeHoursSchedule{Intervals: []Interval{{week - 120, 360}}}, OfficeHours{{0, 360}, {week - 120, week}}},
		"impossible":   {OfficeHoursSchedule{Intervals: []Interval{{-60, 60}, {week, week + 60}, {60, 60}}}, OfficeHours{}},
	} {
		if got := test.answer.Hours(); !got.Equal(test.want) {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
}

func TestOfficeHours_request(t *testing.T) {
	t.Parallel()
	for want, hours := range map[string]OfficeHours{
		`[]`: nil,
		`[{"start_minute":0,"end_minute":10079}]`:  AlwaysOpen,
		`[{"start_minute":0,"end_minute":1440}]`:   {{0, 1440}},
		`[{"start_minute":540,"end_minute":1020}]`: {{540, 1020}},
	} {
		if got, err := json.Marshal(hours); err != nil || string(got) != want {
			t.Errorf("got %s, %v, want %s", got, err, want)
		}
	}
}

// FuzzOfficeHours checks that the times of the days of any schedule, parsed again, are
// the same minutes.
func FuzzOfficeHours(f *testing.F) {
	f.Add([]byte{0, 0, 0, 96})
	f.Add([]byte{36, 0, 68, 0, 40, 0, 50, 0})
	f.Add([]byte{0, 0, 160, 2, 159, 2, 30, 0})
	f.Add([]byte{88, 0, 120, 0, 120, 0, 121, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		var intervals []Interval
		open := map[int]bool{}
		for chunk := range slices.Chunk(data, 4) {
			if len(chunk) < 4 {
				break
			}
			start := (int(chunk[0]) | int(chunk[1])<<8) % (minutesPerWeek / 15) * 15
			length := (int(chunk[2])|int(chunk[3])<<8)%(minutesPerWeek/15)*15 + 15
			intervals = append(intervals, Interval{start, start + length})
			for minute := start; minute < start+length; minute++ {
				open[minute%minutesPerWeek] = true
			}
		}
		hours := (&OfficeHoursSchedule{Intervals: intervals}).Hours()
		var week [7][]Interval
		for day, times := range hours.Days() {
			for _, interval := range times {
				parsed, err := ParseInterval(interval.String())
				if err != nil {
					t.Fatal(err)
				}
				week[day] = append(week[day], parsed)
			}
		}
		again := WeekOf(week)
		if !again.Equal(hours) {
			t.Errorf("%v reads as %v and then as %v", intervals, hours, again)
		}
		minutes := 0
		for i, interval := range again {
			if i > 0 && interval.Start <= again[i-1].End {
				t.Errorf("%v overlap or touch", again)
			}
			for minute := interval.Start; minute < interval.End; minute++ {
				if minutes++; !open[minute] {
					t.Fatalf("%v opens minute %d: %v", intervals, minute, again)
				}
			}
		}
		if minutes != len(open) {
			t.Errorf("%v has %d minutes, %v has %d", intervals, len(open), again, minutes)
		}
	})
}

func TestOfficeHoursException_hours(t *testing.T) {
	t.Parallel()
	for want, answer := range map[string]OfficeHoursException{
		"[]":                        {Kind: "closed", Intervals: []Interval{{540, 720}}},
		"[09:00-12:00 13:00-24:00]": {Kind: "custom_hours", Intervals: []Interval{{780, 1440}, {540, 720}}},
		"[09:00-17:00]":             {Kind: "custom_hours", Intervals: []Interval{{540, 720}, {720, 1020}}},
		"[22:00-24:00]":             {Kind: "custom_hours", Intervals: []Interval{{1320, 1800}}},
		"[00:00-24:00]":             {Kind: "custom_hours", Intervals: []Interval{{0, 1439}}},
	} {
		if got := fmt.Sprint(answer.Hours()); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
