package intercom

import (
	"encoding/json"
	"errors"
)

// ID is the id of an object. Intercom writes ids as JSON numbers for some objects and
// as strings for others, and sometimes the same id in both ways. An ID is always a
// string.
type ID string

// String returns the id in the form of paths.
func (id ID) String() string { return string(id) }

// UnmarshalJSON accepts a string, a whole number or null.
func (id *ID) UnmarshalJSON(data []byte) error {
	var text *string
	if err := json.Unmarshal(data, &text); err == nil {
		if text != nil {
			*id = ID(*text)
		}
		return nil
	}
	for _, digit := range data {
		if digit < '0' || digit > '9' {
			return errors.New("an id must be a string or a whole number")
		}
	}
	*id = ID(data)
	return nil
}
