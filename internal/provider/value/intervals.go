package value

import (
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// Intervals returns the times of a day that a list has. It reports whether all of them
// are known and valid.
func Intervals(list types.List) ([]intercom.Interval, bool) {
	if list.IsUnknown() {
		return nil, false
	}
	var intervals []intercom.Interval
	for _, text := range Strings(list) {
		interval, err := intercom.ParseInterval(text)
		if err != nil {
			return nil, false
		}
		intervals = append(intervals, interval)
	}
	return intervals, true
}

// IntervalList returns times of a day as a list, null when there are none.
func IntervalList(intervals []intercom.Interval) types.List {
	texts := make([]string, len(intervals))
	for i, interval := range intervals {
		texts[i] = interval.String()
	}
	return List(texts)
}
