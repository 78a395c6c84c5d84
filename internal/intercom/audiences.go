package intercom

import (
	"context"
	"encoding/json"
	"html"
	"net/url"
	"slices"
	"strings"
)

// Audiences are the people that content is for:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/audiences
type Audiences struct{ *collection[Audience] }

// Audience is one audience. Intercom does not document that names are unique.
type Audience struct {
	object
	Name           string              `json:"name"`
	Predicates     []AudiencePredicate `json:"predicates"`
	RolePredicates []AudiencePredicate `json:"role_predicates"`
	CreatedAt      int64               `json:"created_at"` // Unix time in seconds
	UpdatedAt      int64               `json:"updated_at"` // Unix time in seconds
}

// AudiencePredicate is one condition of an audience.
type AudiencePredicate struct {
	Attribute  string `json:"attribute"`
	Type       string `json:"type"`
	Comparison string `json:"comparison"`

	// Value is a string or an array of strings. Intercom's interface can also create
	// other JSON values.
	Value json.RawMessage `json:"value,omitempty"`
}

// Texts returns the strings of the value, and whether the value is an array. It returns
// other JSON values as their JSON text, and null as "".
func (p AudiencePredicate) Texts() (texts []string, isArray bool) {
	var items []json.RawMessage
	if err := json.Unmarshal(p.Value, &items); err == nil && items != nil {
		for _, item := range items {
			texts = append(texts, textOf(item))
		}
		return texts, true
	}
	return []string{textOf(p.Value)}, false
}

func textOf(value json.RawMessage) string {
	var text *string
	if err := json.Unmarshal(value, &text); err == nil {
		if text == nil {
			return ""
		}
		return *text
	}
	return string(value)
}

// Same reports whether Intercom may treat both as the same predicate: it is not
// documented whether a value keeps its type, a string or an array.
func (p AudiencePredicate) Same(other AudiencePredicate) bool {
	a, _ := p.Texts()
	b, _ := other.Texts()
	return p.Attribute == other.Attribute && p.Type == other.Type && p.Comparison == other.Comparison &&
		(slices.Equal(a, b) || strings.Join(a, ",") == strings.Join(b, ","))
}

// SamePredicates reports whether two lists have the same predicates, in any order.
func SamePredicates(a, b []AudiencePredicate) bool {
	rest := slices.Clone(b)
	for _, p := range a {
		i := slices.IndexFunc(rest, p.Same)
		if i < 0 {
			return false
		}
		rest = slices.Delete(rest, i, i+1)
	}
	return len(rest) == 0
}

// AudienceWrite is the body of a create or an update. A create leaves a nil field to
// Intercom; an update does not change it.
type AudienceWrite struct {
	Name           *string              `json:"name,omitempty"`
	Predicates     *[]AudiencePredicate `json:"predicates,omitempty"`
	RolePredicates *[]AudiencePredicate `json:"role_predicates,omitempty"`
}

func newAudiences(c *Client) *Audiences {
	return &Audiences{newCollection[Audience](c, collectionConfig{path: "/audiences", query: url.Values{"per_page": {"50"}}})}
}

// name returns the name without HTML entities, which Intercom uses in the names of some
// other kinds.
func (a *Audience) name() string { return html.UnescapeString(a.Name) }

// HasName reports whether Intercom may treat a name as the audience's name.
func (a *Audience) HasName(name string) bool {
	return SameName(a.name(), html.UnescapeString(name))
}

// Find returns the audience with a name, see collection.find.
func (s *Audiences) Find(ctx context.Context, name string) (*Audience, error) {
	return s.find(ctx, html.UnescapeString(name))
}

// Create creates an audience.
func (s *Audiences) Create(ctx context.Context, write AudienceWrite) (*Audience, error) {
	return s.create(ctx, creation[Audience]{
		request: request{body: write},
		name:    *write.Name,
		matches: func(a *Audience) bool {
			return (isName(a.Name, *write.Name) || isName(a.name(), *write.Name)) &&
				(write.Predicates == nil || SamePredicates(*write.Predicates, a.Predicates)) &&
				(write.RolePredicates == nil || SamePredicates(*write.RolePredicates, a.RolePredicates))
		},
	})
}

// Update changes an audience. It sends unchanged predicates as Intercom answered them,
// so that values that are not strings keep their JSON type.
func (s *Audiences) Update(ctx context.Context, id ID, write AudienceWrite) (*Audience, error) {
	before, err := s.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	write.Predicates = keepValues(write.Predicates, before.Predicates)
	write.RolePredicates = keepValues(write.RolePredicates, before.RolePredicates)
	return s.update(ctx, request{id: id, body: write})
}

// keepValues returns the predicates to send, with the values that Intercom has for
// unchanged ones.
func keepValues(write *[]AudiencePredicate, before []AudiencePredicate) *[]AudiencePredicate {
	if write == nil {
		return nil
	}
	after := slices.Clone(*write)
	for i, p := range after {
		texts, isArray := p.Texts()
		same := func(other AudiencePredicate) bool {
			was, wasArray := other.Texts()
			return p.Same(other) && (slices.Equal(was, texts) && wasArray == isArray || strings.Join(was, "") == "")
		}
		if j := slices.IndexFunc(before, same); j >= 0 {
			after[i].Value = before[j].Value
		}
	}
	return &after
}

// Delete deletes an audience.
func (s *Audiences) Delete(ctx context.Context, id ID) error { return s.remove(ctx, id) }
