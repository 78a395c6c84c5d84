package intercom

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
)

// ConversationAttributes are the attributes of conversations:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations-attributes
//
// Names are not unique. The list has archived attributes as well.
type ConversationAttributes struct {
	*collection[ConversationAttribute]
}

// ConversationAttributeTypes are the data types of conversation attributes.
var ConversationAttributeTypes = []string{"string", "integer", "list", "decimal", "boolean", "datetime", "relationship", "files"}

// ConversationAttribute is one attribute. Only the type "string" has Multiline, only
// "list" has Options, and only "relationship" has Reference.
type ConversationAttribute struct {
	object
	Name             string                          `json:"name"`
	Description      string                          `json:"description"`
	DataType         string                          `json:"data_type"`
	Required         bool                            `json:"required"`
	VisibleToTeamIDs []ID                            `json:"visible_to_team_ids"` // empty for all teams
	Multiline        bool                            `json:"multiline"`
	Options          []ConversationAttributeOption   `json:"options"` // including archived ones
	Reference        *ConversationAttributeReference `json:"reference"`
	Archived         bool                            `json:"archived"`
	CreatedAt        int64                           `json:"created_at"` // Unix time in seconds
	UpdatedAt        int64                           `json:"updated_at"` // Unix time in seconds
	AdminID          ID                              `json:"admin_id"`
}

// ConversationAttributeOption is one value to choose from.
type ConversationAttributeOption struct {
	ID       ID     `json:"id"`
	Label    string `json:"label"`
	Archived bool   `json:"archived"`
}

// ConversationAttributeReference names the type of custom objects that conversations
// relate to.
type ConversationAttributeReference struct {
	Type         string `json:"type"` // "one" or "many"
	ObjectTypeID string `json:"object_type_id"`
}

// ConversationAttributeWrite is the body of a create or an update. An update does not
// change a nil field. Only a create may have DataType and Options.
type ConversationAttributeWrite struct {
	Name             *string                         `json:"name,omitempty"`
	DataType         string                          `json:"data_type,omitempty"`
	Description      *string                         `json:"description,omitempty"`
	Required         *bool                           `json:"required,omitempty"`
	VisibleToTeamIDs *[]string                       `json:"visible_to_team_ids,omitempty"`
	Multiline        *bool                           `json:"multiline,omitempty"`
	Options          []OptionLabel                   `json:"options,omitempty"`
	Reference        *ConversationAttributeReference `json:"reference,omitempty"`
}

// IsEmpty reports whether the write changes nothing.
func (w ConversationAttributeWrite) IsEmpty() bool {
	return w.Name == nil && w.Description == nil && w.Required == nil && w.VisibleToTeamIDs == nil && w.Multiline == nil && w.Reference == nil
}

// OptionLabel is an option in the form of requests.
type OptionLabel struct {
	Label string `json:"label"`
}

func newConversationAttributes(c *Client) *ConversationAttributes {
	return &ConversationAttributes{newCollection[ConversationAttribute](c, collectionConfig{
		path: "/conversations/attributes", query: url.Values{"include_archived": {"true"}},
	})}
}

func (a *ConversationAttribute) name() string { return a.Name }

// ActiveOptions returns the options that are not archived.
func (a *ConversationAttribute) ActiveOptions() []ConversationAttributeOption {
	return slices.DeleteFunc(slices.Clone(a.Options), func(o ConversationAttributeOption) bool { return o.Archived })
}

// ListInUse returns the attributes that are not archived.
func (s *ConversationAttributes) ListInUse(ctx context.Context) ([]*ConversationAttribute, error) {
	all, err := s.List(ctx)
	return slices.DeleteFunc(all, func(a *ConversationAttribute) bool { return a.Archived }), err
}

// Get returns the attribute with an id. It returns an archived attribute together with
// ErrArchived.
func (s *ConversationAttributes) Get(ctx context.Context, id ID) (*ConversationAttribute, error) {
	return inUseOnly(s.collection.Get(ctx, id))
}

// inUseOnly adds ErrArchived to an attribute that is archived.
func inUseOnly(a *ConversationAttribute, err error) (*ConversationAttribute, error) {
	if err == nil && a.Archived {
		err = fmt.Errorf("conversation attribute %q is %w", Printable(a.Name), ErrArchived)
	}
	return a, err
}

// Find returns the attribute with a name. If none in use has it, Find returns an
// archived one with ErrArchived. Several in use are a *SeveralError.
func (s *ConversationAttributes) Find(ctx context.Context, name string) (*ConversationAttribute, error) {
	all, err := s.List(ctx)
	if err != nil {
		return nil, err
	}
	return onlyInUse(all, "conversation attribute", name, func(a *ConversationAttribute) bool { return a.Name == name },
		func(a *ConversationAttribute) bool { return a.Archived }, s.id)
}

// Create creates an attribute, even if another one has the same name.
func (s *ConversationAttributes) Create(ctx context.Context, write ConversationAttributeWrite) (*ConversationAttribute, error) {
	return s.create(ctx, creation[ConversationAttribute]{
		request: request{body: write},
		name:    *write.Name,
		matches: func(a *ConversationAttribute) bool {
			return !a.Archived && isName(a.Name, *write.Name) && a.DataType == write.DataType
		},
	})
}

// Update changes an attribute, but not its options.
func (s *ConversationAttributes) Update(ctx context.Context, id ID, write ConversationAttributeWrite) (*ConversationAttribute, error) {
	return s.update(ctx, request{id: id, body: write})
}

// Archive archives an attribute. Intercom documents neither how to delete nor how to
// restore one.
func (s *ConversationAttributes) Archive(ctx context.Context, id ID) error {
	a, err := s.update(ctx, request{method: http.MethodDelete, id: id})
	if err == nil {
		return checkArchived(a.Archived)
	}
	return archiveError(err, func() error {
		_, err := inUseOnly(s.reread(ctx, id))
		return err
	})
}

// AddOption adds an option to a list attribute and returns the changed attribute. a is
// the current attribute.
func (s *ConversationAttributes) AddOption(ctx context.Context, a *ConversationAttribute, label string) (*ConversationAttribute, error) {
	after := a
	_, err := create(ctx, s.client, new(createdIDs), creation[ConversationAttributeOption]{
		name:    label,
		matches: func(o *ConversationAttributeOption) bool { return isName(o.Label, label) },
		id:      func(o *ConversationAttributeOption) ID { return o.ID },
		nameOf:  func(o *ConversationAttributeOption) string { return o.Label },
		list: func(ctx context.Context, wanted freshness) ([]*ConversationAttributeOption, error) {
			if wanted.retry {
				read, err := s.reread(ctx, a.ID)
				if err != nil {
					return nil, err
				}
				after = read
			}
			return pointers(after.ActiveOptions()), nil
		},
		post: func(ctx context.Context) (*ConversationAttributeOption, error) {
			answer, err := s.update(ctx, request{method: http.MethodPost, path: s.pathOf(a.ID) + "/options", id: a.ID, body: OptionLabel{label}})
			if err != nil {
				return nil, err
			}
			after = answer
			for _, o := range answer.ActiveOptions() {
				known := slices.ContainsFunc(a.ActiveOptions(), func(before ConversationAttributeOption) bool { return before.ID == o.ID })
				if isName(o.Label, label) && !known {
					return &o, nil
				}
			}
			return nil, fmt.Errorf("the answer to adding the option %q does not have it", Printable(label))
		},
	})
	return after, err
}

func pointers[T any](values []T) []*T {
	all := make([]*T, len(values))
	for i := range values {
		all[i] = &values[i]
	}
	return all
}

// RenameOption changes the label of an option of a list attribute. The option keeps its
// id.
func (s *ConversationAttributes) RenameOption(ctx context.Context, id, option ID, label string) (*ConversationAttribute, error) {
	return s.update(ctx, request{path: s.pathOfOption(id, option), id: id, body: OptionLabel{label}})
}

// ArchiveOption archives an option of a list attribute. Intercom refuses to archive one
// of the last two.
func (s *ConversationAttributes) ArchiveOption(ctx context.Context, id, option ID) (*ConversationAttribute, error) {
	a, err := s.update(ctx, request{method: http.MethodDelete, path: s.pathOfOption(id, option), id: id})
	var refusal *Error
	if !errors.As(err, &refusal) {
		return a, err
	}
	// An earlier attempt may have archived the option although its answer was lost.
	now, readErr := s.reread(ctx, id)
	if readErr == nil && !slices.ContainsFunc(now.ActiveOptions(), func(o ConversationAttributeOption) bool { return o.ID == option }) {
		return now, nil
	}
	return nil, err
}

func (s *ConversationAttributes) pathOfOption(id, option ID) string {
	return s.pathOf(id) + "/options" + segments(option.String())
}
