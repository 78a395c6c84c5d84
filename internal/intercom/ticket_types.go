package intercom

import (
	"context"
	"fmt"
	"strings"
	"sync"
)

// TicketTypes define what a ticket captures:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-types
//
// Intercom can only archive ticket types, not delete them. The list has the types with their
// attributes and states, including archived ones unless Intercom hides them.
type TicketTypes struct {
	*collection[TicketType]
	restored sync.Map // ids of the types that this client has restored
}

// TicketTypeCategories are the categories of ticket types, which say who takes part in
// a ticket.
var TicketTypeCategories = []string{"Customer", "Back-office", "Tracker"}

// DefaultTicketTypeIcon is the icon of a ticket type that was created without one.
const DefaultTicketTypeIcon = "🎟️"

// TicketType is one ticket type in the form of answers.
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

// ticketTypeAttributeSet is the list of a type's attributes, which has another key in
// Intercom's examples than in its schema.
type ticketTypeAttributeSet struct {
	Data     []TicketTypeAttribute `json:"data"`
	BySchema []TicketTypeAttribute `json:"ticket_type_attributes"`
}

// TicketTypeWrite is the body of a create or an update. A create leaves a nil field to
// Intercom; an update does not change it. According to Intercom's reference, however,
// an update without the icon may reset it.
type TicketTypeWrite struct {
	Name        *string `json:"name,omitempty"`
	Description *string `json:"description,omitempty"`
	Category    *string `json:"category,omitempty"`
	Icon        *string `json:"icon,omitempty"`
	IsInternal  *bool   `json:"is_internal,omitempty"`
	Archived    *bool   `json:"archived,omitempty"` // updates only
}

func newTicketTypes(c *Client) *TicketTypes {
	return &TicketTypes{collection: newCollection[TicketType](c, collectionConfig{path: "/ticket_types"})}
}

func (t *TicketType) name() string { return t.Name }

// AllAttributes returns the type's attributes, including archived ones.
func (t *TicketType) AllAttributes() []TicketTypeAttribute {
	if t.Attributes.Data != nil {
		return t.Attributes.Data
	}
	return t.Attributes.BySchema
}

// Get returns the ticket type with an id. It returns an archived one together with
// ErrArchived.
func (s *TicketTypes) Get(ctx context.Context, id ID) (*TicketType, error) {
	ticketType, err := s.collection.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	if ticketType.Archived {
		return ticketType, fmt.Errorf("ticket type %q is %w", Printable(ticketType.Name), ErrArchived)
	}
	return ticketType, nil
}

// Find returns the ticket type with a name. If none in use has it, Find returns an
// archived one with ErrArchived. Several in use are a *SeveralError.
func (s *TicketTypes) Find(ctx context.Context, name string) (*TicketType, error) {
	ticketTypes, err := s.List(ctx)
	if err != nil {
		return nil, err
	}
	named := func(t *TicketType) bool { return t.Name == name }
	return onlyInUse(ticketTypes, "ticket type", name, named, func(t *TicketType) bool { return t.Archived }, s.id)
}

// Create creates a ticket type. Intercom adds two attributes, for the title and the
// description of a ticket.
func (s *TicketTypes) Create(ctx context.Context, write TicketTypeWrite) (*TicketType, error) {
	return s.written(s.create(ctx, creation[TicketType]{
		request: request{body: write},
		name:    *write.Name,
		matches: func(t *TicketType) bool {
			return !t.Archived && isName(t.Name, *write.Name) && (write.Category == nil || t.Category == *write.Category)
		},
	}))
}

// Update changes a ticket type.
func (s *TicketTypes) Update(ctx context.Context, id ID, write TicketTypeWrite) (*TicketType, error) {
	return s.written(s.update(ctx, request{id: id, body: write}))
}

// written records the other effects of a write: the ticket states may have changed. If
// the answer has no attributes, written reads the ticket type again.
func (s *TicketTypes) written(ticketType *TicketType, err error) (*TicketType, error) {
	s.client.TicketStates.changed()
	if err == nil && ticketType.AllAttributes() == nil {
		s.snapshot.forget(ticketType.ID)
	}
	return ticketType, err
}

// Restore restores an archived ticket type with the changes of write. The answer shows
// whether Intercom restored it.
func (s *TicketTypes) Restore(ctx context.Context, id ID, write TicketTypeWrite) (*TicketType, error) {
	write.Archived = new(false)
	ticketType, err := s.Update(ctx, id, write)
	if err == nil && !ticketType.Archived {
		s.restored.Store(id, nil)
	}
	return ticketType, err
}

// Restored reports whether this client has restored a ticket type, and its attributes
// with it.
func (s *TicketTypes) Restored(id ID) bool {
	_, ok := s.restored.Load(id)
	return ok
}

// Archive archives a ticket type, and its attributes with it. as has the current values
// of the ticket type, see TicketTypeWrite.
func (s *TicketTypes) Archive(ctx context.Context, id ID, as TicketTypeWrite) error {
	as.Archived = new(true)
	ticketType, err := s.Update(ctx, id, as)
	if err == nil {
		return checkArchived(ticketType.Archived)
	}
	return archiveError(err, func() error {
		_, err := s.Get(ctx, id)
		return err
	})
}

// SameIcon reports whether two icons are the same emoji. The variation selector U+FE0F
// only requests the coloured form of a character, and Intercom may add or remove it.
func SameIcon(a, b string) bool {
	const selector = "\uFE0F"
	return strings.ReplaceAll(a, selector, "") == strings.ReplaceAll(b, selector, "")
}
