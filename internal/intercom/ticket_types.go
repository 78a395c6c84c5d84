package intercom

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
)

// TicketTypes define what a ticket captures:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-types
//
// Intercom cannot delete one; it is archived.
type TicketTypes struct {
	client   *Client
	snapshot *snapshot[TicketType]
	restored sync.Map // ids of the types that this client has restored
	claims   claims[TicketType]
}

// TicketTypeCategories say who takes part in a ticket.
var TicketTypeCategories = []string{"Customer", "Back-office", "Tracker"}

// DefaultTicketTypeIcon is the icon of a ticket type that was made without one.
const DefaultTicketTypeIcon = "🎟️"

// TicketType is one ticket type as Intercom answers with it.
type TicketType struct {
	object
	Name        string                 `json:"name"`
	Description string                 `json:"description"`
	Category    string                 `json:"category"`
	Icon        string                 `json:"icon"`
	IsInternal  bool                   `json:"is_internal"`
	Archived    bool                   `json:"archived"`
	WorkspaceID string                 `json:"workspace_id"`
	CreatedAt   int64                  `json:"created_at"` // Unix time in seconds
	UpdatedAt   int64                  `json:"updated_at"` // Unix time in seconds
	Attributes  ticketTypeAttributeSet `json:"ticket_type_attributes"`
	States      list[TicketState]      `json:"ticket_states"` // without their types
}

// ticketTypeAttributeSet is the list of a type's attributes, which Intercom's
// examples hold under another key than its schema.
type ticketTypeAttributeSet struct {
	Data     []TicketTypeAttribute `json:"data"`
	BySchema []TicketTypeAttribute `json:"ticket_type_attributes"`
}

// TicketTypeWrite is what a ticket type is made from or changed to; nil leaves
// a field to Intercom, or as it is. An update without the icon may reset it:
// Intercom's reference can be read so.
type TicketTypeWrite struct {
	Name        *string `json:"name,omitempty"`
	Description *string `json:"description,omitempty"`
	Category    *string `json:"category,omitempty"`
	Icon        *string `json:"icon,omitempty"`
	IsInternal  *bool   `json:"is_internal,omitempty"`
	Archived    *bool   `json:"archived,omitempty"` // updates only
}

// AllAttributes returns the type's attributes, archived ones included.
func (t *TicketType) AllAttributes() []TicketTypeAttribute {
	if t.Attributes.Data != nil {
		return t.Attributes.Data
	}
	return t.Attributes.BySchema
}

// List returns the ticket types, with their attributes and states. Archived
// ones are among them, unless Intercom hides them.
func (s *TicketTypes) List(ctx context.Context) ([]*TicketType, error) {
	return s.snapshot.all(ctx)
}

// Get returns the ticket type with an id. An archived one comes with
// ErrArchived.
func (s *TicketTypes) Get(ctx context.Context, id ID) (*TicketType, error) {
	ticketType, err := read(ctx, s.client, s.snapshot, id, segments("ticket_types", id.String()))
	if err != nil {
		return nil, err
	}
	if ticketType.Archived {
		return ticketType, fmt.Errorf("ticket type %q is %w", ticketType.Name, ErrArchived)
	}
	return ticketType, nil
}

// Find returns the ticket type with a name, one in use before an archived one.
// Several in use with that name are a *SeveralError.
func (s *TicketTypes) Find(ctx context.Context, name string) (*TicketType, error) {
	ticketTypes, err := s.List(ctx)
	if err != nil {
		return nil, err
	}
	var archived *TicketType
	var found []*TicketType
	for _, t := range ticketTypes {
		switch {
		case t.Name != name:
		case t.Archived:
			archived = t
		default:
			found = append(found, t)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		several := &SeveralError{Name: name}
		for _, t := range found {
			several.IDs = append(several.IDs, t.ID)
		}
		return nil, several
	case archived != nil:
		return archived, fmt.Errorf("ticket type %q is %w", name, ErrArchived)
	default:
		return nil, ErrNotFound
	}
}

// reread asks for one ticket type itself, whatever the list says.
func (s *TicketTypes) reread(ctx context.Context, id ID) (*TicketType, error) {
	return reread(ctx, s.client, s.snapshot, id, segments("ticket_types", id.String()))
}

// Create makes a new ticket type. Intercom adds two attributes for the title
// and the description of a ticket.
func (s *TicketTypes) Create(ctx context.Context, write TicketTypeWrite) (*TicketType, error) {
	before, err := s.List(ctx)
	if err != nil {
		return nil, err
	}
	return s.claims.created(create(ctx, s.client, func() (*TicketType, error) {
		return s.wrote(call[TicketType](ctx, s.client, http.MethodPost, segments("ticket_types"), write))
	}, func() (*TicketType, error) {
		after, err := s.List(ctx)
		if err != nil {
			return nil, err
		}
		return s.claims.only(*write.Name, before, after, func(t *TicketType) bool {
			return !t.Archived && t.Name == *write.Name && (write.Category == nil || t.Category == *write.Category)
		})
	}))
}

// Update changes a ticket type.
func (s *TicketTypes) Update(ctx context.Context, id ID, write TicketTypeWrite) (*TicketType, error) {
	path := segments("ticket_types", id.String())
	ticketType, err := callFor[TicketType](ctx, s.client, id, http.MethodPut, path, write)
	if err == nil && ticketType.AllAttributes() == nil {
		// The examples answer with the attributes; without them, what is known
		// of the type would lose them.
		s.snapshot.drop()
		s.client.TicketStates.snapshot.drop()
		return ticketType, nil
	}
	return s.wrote(ticketType, err)
}

// wrote notes the outcome of a write. What is known of the states is out of
// date then: they say which types have them.
func (s *TicketTypes) wrote(ticketType *TicketType, err error) (*TicketType, error) {
	s.client.TicketStates.snapshot.drop()
	return s.snapshot.wrote(ticketType, err)
}

// Restore takes an archived ticket type back into use, as write says. The
// answer shows whether Intercom did.
func (s *TicketTypes) Restore(ctx context.Context, id ID, write TicketTypeWrite) (*TicketType, error) {
	write.Archived = new(false)
	ticketType, err := s.Update(ctx, id, write)
	if err == nil && !ticketType.Archived {
		s.restored.Store(id, nil)
	}
	return ticketType, err
}

// Restored reports whether this client has restored a ticket type: attributes
// that the type has came back with it.
func (s *TicketTypes) Restored(id ID) bool {
	_, ok := s.restored.Load(id)
	return ok
}

// Archive takes a ticket type out of use, and its attributes with it. as is
// what the type is: see TicketTypeWrite.
func (s *TicketTypes) Archive(ctx context.Context, id ID, as TicketTypeWrite) error {
	as.Archived = new(true)
	ticketType, err := s.Update(ctx, id, as)
	return archived(err, func() bool { return ticketType.Archived }, func() error {
		_, err := s.Get(ctx, id)
		return err
	})
}

// SameIcon reports whether two icons are the same emoji. The variation
// selector U+FE0F only asks for the colourful form of a character, and Intercom
// may add or drop it.
func SameIcon(a, b string) bool {
	const selector = "\uFE0F"
	return strings.ReplaceAll(a, selector, "") == strings.ReplaceAll(b, selector, "")
}
