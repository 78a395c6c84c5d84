package intercomtest

import (
	"slices"
	"strings"
	"sync"
)

// deviation is a mistake or a gap in Intercom's description, with the reason to call it
// one. It applies to the listed operations, or to all if the list is empty. A pointer
// that begins with a slash also matches the end of a longer pointer.
type deviation struct {
	reason     string
	where      string
	pointer    string
	problem    string
	operations []string
}

// generalDeviations are the deviations that are not about one kind. If the description
// lacks a status of an error, the body of the answer is validated as an error.
var generalDeviations = []deviation{
	{
		"the header's enum ends at this version, but Preview is documented for all operations",
		"header", "Intercom-Version=Preview", "enum", nil,
	},
	{
		"/me is described with its success only; the 401 is the same everywhere",
		"status", "401", "unknown",
		[]string{"GET /me"},
	},
	{"an unreadable body, an unknown version: documented for all requests under HTTP responses", "status", "400", "unknown", nil},
	{"a token that may not do this: documented for all requests under HTTP responses", "status", "403", "unknown", nil},
	{"a missing Accept header: documented for all requests under HTTP responses", "status", "406", "unknown", nil},
	{"the rate limit: documented for all requests under rate limiting", "status", "429", "unknown", nil},
}

// deviations returns all deviations.
var deviations = sync.OnceValue(func() []deviation {
	all := slices.Clone(generalDeviations)
	for _, k := range kinds {
		all = append(all, k.deviations...)
	}
	return all
})

func (v violation) excusedBy(d deviation) bool {
	there := v.pointer == d.pointer || strings.HasPrefix(d.pointer, "/") && strings.HasSuffix(v.pointer, d.pointer)
	return there && v.where == d.where && v.problem == d.problem &&
		(d.operations == nil || slices.Contains(d.operations, v.operation))
}
