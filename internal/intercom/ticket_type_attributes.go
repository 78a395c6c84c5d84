package intercom

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// TicketTypeAttributes are the fields of a ticket type:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ticket-type-attributes
//
// They can only be read as part of their type, and can only be archived, not deleted.
type TicketTypeAttributes struct {
	client  *Client
	created createdIDs
}

// TicketTypeAttributeTypes are the data types of ticket type attributes.
var TicketTypeAttributeTypes = []string{"string", "list", "integer", "decimal", "boolean", "datetime", "files"}

// TicketTypeAttribute is one attribute in the form of answers.
type TicketTypeAttribute struct {
	object
	TicketTypeID                ID     `json:"ticket_type_id"`
	Name                        string `json:"name"`
	Description                 string `json:"description"`
	DataType                    string `json:"data_type"`
	Order                       int64  `json:"order"`
	RequiredToCreate            bool   `json:"required_to_create"`
	RequiredToCreateForContacts bool   `json:"required_to_create_for_contacts"`
	VisibleOnCreate             bool   `json:"visible_on_create"`
	VisibleToContacts           bool   `json:"visible_to_contacts"`
	Default                     bool   `json:"default"` // one of the two that every type has
	Archived                    bool   `json:"archived"`
	CreatedAt                   int64  `json:"created_at"` // Unix time in seconds
	UpdatedAt                   int64  `json:"updated_at"` // Unix time in seconds

	// InputOptions depend on the data type. They are nil if an answer leaves them out,
	// as that to an update may.
	InputOptions *InputOptions `json:"input_options"`
}

// InputOptions are the options that only some data types have.
type InputOptions struct {
	Multiline           *bool        `json:"multiline"`
	AllowMultipleValues *bool        `json:"allow_multiple_values"`
	ListOptions         []ListOption `json:"list_options"`
}

// ListOption is one item of a list attribute. Tickets refer to it by its id.
type ListOption struct {
	ID       ID     `json:"id"`
	Label    string `json:"label"`
	Archived bool   `json:"archived"`
}

// TicketTypeAttributeWrite is the body of a create or an update. A create leaves a nil
// field to Intercom; an update does not change it.
type TicketTypeAttributeWrite struct {
	Name                        *string    `json:"name,omitempty"`
	Description                 *string    `json:"description,omitempty"` // required to create
	DataType                    string     `json:"data_type,omitempty"`   // creation only
	RequiredToCreate            *bool      `json:"required_to_create,omitempty"`
	RequiredToCreateForContacts *bool      `json:"required_to_create_for_contacts,omitempty"`
	VisibleOnCreate             *bool      `json:"visible_on_create,omitempty"`
	VisibleToContacts           *bool      `json:"visible_to_contacts,omitempty"`
	Multiline                   *bool      `json:"multiline,omitempty"`
	AllowMultipleValues         *bool      `json:"allow_multiple_values,omitempty"`
	ListItems                   *ListItems `json:"list_items,omitempty"`
	Archived                    *bool      `json:"archived,omitempty"` // updates only
}

// ListItems are the labels of a list. Intercom takes them as one string, separated by
// commas, so a label cannot contain a comma.
type ListItems []string

// MarshalText returns the labels in the form of requests.
func (l ListItems) MarshalText() ([]byte, error) { return []byte(strings.Join(l, ",")), nil }

// Labels returns the list's items in use, in their order.
func (a *TicketTypeAttribute) Labels() []string {
	var labels []string
	for _, option := range a.ActiveOptions() {
		labels = append(labels, option.Label)
	}
	return labels
}

// ActiveOptions returns the list's items that are not archived.
func (a *TicketTypeAttribute) ActiveOptions() []ListOption {
	var active []ListOption
	if a.InputOptions != nil {
		for _, option := range a.InputOptions.ListOptions {
			if !option.Archived {
				active = append(active, option)
			}
		}
	}
	return active
}

// Get returns the attribute with an id. It returns an archived attribute together with
// ErrArchived. If the ticket type is gone, so is the attribute.
func (s *TicketTypeAttributes) Get(ctx context.Context, ticketTypeID, id ID) (*TicketTypeAttribute, error) {
	ticketType, err := s.client.TicketTypes.Get(ctx, ticketTypeID)
	if errors.Is(err, ErrArchived) {
		return nil, ErrTicketTypeArchived
	}
	if err != nil {
		return nil, err
	}
	attribute := ticketType.attribute(id)
	if attribute == nil {
		// The list may be older than the attribute: read the type by its id.
		if ticketType, err = s.client.TicketTypes.reread(ctx, ticketTypeID); err != nil {
			return nil, err
		}
		attribute = ticketType.attribute(id)
	}
	switch {
	case attribute != nil && attribute.Archived:
		return attribute, fmt.Errorf("ticket type attribute %q is %w", Printable(attribute.Name), ErrArchived)
	case attribute != nil:
		return attribute, nil
	case len(ticketType.AllAttributes()) == 0:
		// Each type has two attributes that Intercom made, so this answer does not show
		// that the requested attribute is gone.
		return nil, fmt.Errorf("Intercom answered with ticket type %s, but without its attributes", ticketTypeID)
	default:
		return nil, ErrNotFound
	}
}

// attribute returns the type's attribute with an id, or nil.
func (t *TicketType) attribute(id ID) *TicketTypeAttribute {
	for _, attribute := range t.AllAttributes() {
		if attribute.ID == id {
			return &attribute
		}
	}
	return nil
}

func (a *TicketTypeAttribute) name() string { return a.Name }

// list returns the attributes of a ticket type.
func (s *TicketTypeAttributes) list(ctx context.Context, ticketTypeID ID, wanted freshness) ([]*TicketTypeAttribute, error) {
	types := s.client.TicketTypes
	if _, _, err := types.snapshot.all(ctx, wanted); err != nil {
		return nil, fmt.Errorf("reading the ticket type: %w", err)
	}
	ticketType, err := types.Get(ctx, ticketTypeID)
	if err != nil {
		return nil, fmt.Errorf("reading the ticket type: %w", err)
	}
	var attributes []*TicketTypeAttribute
	for _, attribute := range ticketType.AllAttributes() {
		attributes = append(attributes, &attribute)
	}
	return attributes, nil
}

// Create adds an attribute to a ticket type.
func (s *TicketTypeAttributes) Create(ctx context.Context, ticketTypeID ID, write TicketTypeAttributeWrite) (*TicketTypeAttribute, error) {
	post := request{method: http.MethodPost, path: segments("ticket_types", ticketTypeID.String(), "attributes"), body: write}
	return create(ctx, s.client, &s.created, creation[TicketTypeAttribute]{
		name:   *write.Name,
		nameOf: (*TicketTypeAttribute).name,
		matches: func(a *TicketTypeAttribute) bool {
			return !a.Archived && isName(a.Name, *write.Name) && a.DataType == write.DataType
		},
		post: func(ctx context.Context) (*TicketTypeAttribute, error) {
			attribute, err := call[TicketTypeAttribute](ctx, s.client, post)
			return s.written(ctx, ticketTypeID, write, attribute, err)
		},
		list: func(ctx context.Context, wanted freshness) ([]*TicketTypeAttribute, error) {
			return s.list(ctx, ticketTypeID, wanted)
		},
		id: func(a *TicketTypeAttribute) ID { return a.ID },
	})
}

// Update changes an attribute.
func (s *TicketTypeAttributes) Update(ctx context.Context, ticketTypeID, id ID, write TicketTypeAttributeWrite) (*TicketTypeAttribute, error) {
	path := segments("ticket_types", ticketTypeID.String(), "attributes", id.String())
	attribute, err := call[TicketTypeAttribute](ctx, s.client, request{method: http.MethodPut, path: path, id: id, body: write})
	return s.written(ctx, ticketTypeID, write, attribute, err)
}

// written records the outcome of a write in the snapshot of the ticket types. An answer
// may leave out input options. They are then unchanged, unless the write changed them:
// in that case, written reads the ticket type, because Intercom generates the ids of
// list items. It also reads the type if the answer may have left out other fields. If
// that read fails, written returns the error together with the attribute, which exists.
func (s *TicketTypeAttributes) written(ctx context.Context, ticketTypeID ID, write TicketTypeAttributeWrite, attribute *TicketTypeAttribute, err error) (*TicketTypeAttribute, error) {
	types := s.client.TicketTypes
	if err != nil {
		types.failed(ticketTypeID, err)
		return nil, err
	}
	attribute.TicketTypeID = ticketTypeID // an answer may leave it out
	record := func(attribute TicketTypeAttribute) {
		types.snapshot.update(ticketTypeID, func(t TicketType) *TicketType { return withAttribute(t, attribute) })
	}
	var was *TicketTypeAttribute
	if before := types.snapshot.known(ticketTypeID); before != nil {
		was = before.attribute(attribute.ID)
	}
	lacksOptions := attribute.InputOptions == nil
	if lacksOptions && was != nil {
		attribute.InputOptions = was.InputOptions
	}
	record(*attribute)
	if (!lacksOptions || !write.hasInputOptions()) && !isIncomplete(attribute, write, was) {
		return attribute, nil
	}
	ticketType, err := types.reread(ctx, ticketTypeID)
	if err != nil {
		types.snapshot.forget(ticketTypeID)
		return attribute, err
	}
	found := ticketType.attribute(attribute.ID)
	if found == nil {
		return attribute, fmt.Errorf("ticket type %s does not show its attribute %q: %w", ticketTypeID, Printable(attribute.Name), ErrNotFound)
	}
	record(*found)
	return found, nil
}

// hasInputOptions reports whether a write sets input options that its answer should
// confirm.
func (w *TicketTypeAttributeWrite) hasInputOptions() bool {
	creates := w.DataType != ""
	given := func(flag *bool) bool { return flag != nil && (*flag || !creates) }
	return w.ListItems != nil || given(w.Multiline) || given(w.AllowMultipleValues)
}

// withAttribute returns a copy of a type with an attribute added or changed. The list
// is a new one, because the list of the type is shared.
func withAttribute(t TicketType, attribute TicketTypeAttribute) *TicketType {
	attributes := slices.Clone(t.AllAttributes())
	i := slices.IndexFunc(attributes, func(a TicketTypeAttribute) bool { return a.ID == attribute.ID })
	if i < 0 {
		attributes = append(attributes, attribute)
	} else {
		attributes[i] = attribute
	}
	t.Attributes = ticketTypeAttributeSet{Data: attributes}
	return &t
}

// Archive archives an attribute. Tickets that have it keep it.
func (s *TicketTypeAttributes) Archive(ctx context.Context, ticketTypeID, id ID) error {
	attribute, err := s.Update(ctx, ticketTypeID, id, TicketTypeAttributeWrite{Archived: new(true)})
	if err == nil {
		return checkArchived(attribute.Archived)
	}
	return archiveError(err, func() error {
		_, err := s.Get(ctx, ticketTypeID, id)
		return err
	})
}
