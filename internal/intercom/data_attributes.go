package intercom

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
)

// DataAttributes are the attributes of contacts and companies:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-attributes
//
// Intercom can neither read one of them nor delete it. They are listed by
// model, and archived.
type DataAttributes struct {
	client    *Client
	snapshots map[string]*snapshot[DataAttribute] // by model
}

func newDataAttributes(c *Client) *DataAttributes {
	s := &DataAttributes{client: c, snapshots: map[string]*snapshot[DataAttribute]{}}
	for _, model := range DataAttributeModels {
		s.snapshots[model] = newSnapshot[DataAttribute](c, segments("data_attributes")+"?include_archived=true&model="+model)
	}
	return s
}

// DataAttributeModels are what a data attribute can belong to.
var DataAttributeModels = []string{"contact", "company"}

// DataAttributeTypes are the data types that can be chosen. An attribute with
// options is a string.
var DataAttributeTypes = []string{"string", "integer", "float", "boolean", "date", "datetime"}

// MaxDataAttributes is how many custom attributes a workspace can hold, the
// archived ones not counted: https://www.intercom.com/help/en/articles/179
const MaxDataAttributes = 250

// DataAttribute is one attribute as Intercom answers with it.
type DataAttribute struct {
	object
	Model             string   `json:"model"`
	Name              string   `json:"name"`
	FullName          string   `json:"full_name"` // "custom_attributes.plan_tier"
	Label             string   `json:"label"`
	Description       string   `json:"description"`
	DataType          string   `json:"data_type"`
	Options           []string `json:"options"` // nil unless it is a list
	APIWritable       bool     `json:"api_writable"`
	UIWritable        bool     `json:"ui_writable"`
	MessengerWritable bool     `json:"messenger_writable"`
	Custom            bool     `json:"custom"` // false for Intercom's own, which have no id
	Archived          bool     `json:"archived"`
	CreatedAt         int64    `json:"created_at"` // Unix time in seconds
	UpdatedAt         int64    `json:"updated_at"` // Unix time in seconds
	AdminID           ID       `json:"admin_id"`
}

// DataAttributeCreate is what a new attribute is made from. Options, when not
// nil, makes it a list.
type DataAttributeCreate struct {
	Model             string
	Name              string
	DataType          string
	Options           []string
	Description       string
	MessengerWritable bool
}

// DataAttributeUpdate holds what is to change; nil leaves a field as it is.
type DataAttributeUpdate struct {
	Description       *string  `json:"description,omitempty"`
	MessengerWritable *bool    `json:"messenger_writable,omitempty"`
	Options           []option `json:"options,omitempty"`
	Archived          *bool    `json:"archived,omitempty"`
}

// option is the form that requests take; answers hold plain strings.
type option struct {
	Value string `json:"value"`
}

// OptionsOf returns options in the form that an update takes.
func OptionsOf(values []string) []option {
	var options []option
	for _, value := range values {
		options = append(options, option{value})
	}
	return options
}

// List returns all attributes of a model, Intercom's own and archived ones
// included.
func (s *DataAttributes) List(ctx context.Context, model string) ([]*DataAttribute, error) {
	collection, ok := s.snapshots[model]
	if !ok {
		return nil, fmt.Errorf("there is no model %q", model)
	}
	return collection.all(ctx)
}

// Get returns the attribute with an id. model is where to look; with "" both
// are searched. An archived one comes with ErrArchived.
func (s *DataAttributes) Get(ctx context.Context, model string, id ID) (*DataAttribute, error) {
	return s.find(ctx, model, func(a *DataAttribute) bool { return a.ID == id })
}

// Find returns the attribute with a name, one in use before an archived one.
// A custom attribute is preferred to one of Intercom's own, several of which
// share a name; those are matched by their full name only ("plan.name").
func (s *DataAttributes) Find(ctx context.Context, model, name string) (*DataAttribute, error) {
	found, err := s.find(ctx, model, func(a *DataAttribute) bool { return a.Custom && a.Name == name })
	if err == nil || found != nil {
		return found, err
	}
	return s.find(ctx, model, func(a *DataAttribute) bool { return !a.Custom && a.FullName == name })
}

func (s *DataAttributes) find(ctx context.Context, model string, match func(*DataAttribute) bool) (*DataAttribute, error) {
	models := DataAttributeModels
	if model != "" {
		models = []string{model}
	}
	var archived *DataAttribute
	for _, model := range models {
		attributes, err := s.List(ctx, model)
		if err != nil {
			return nil, err
		}
		for _, a := range attributes {
			switch {
			case !match(a):
			case a.Archived:
				archived = a
			default:
				return a, nil
			}
		}
	}
	if archived != nil {
		return archived, fmt.Errorf("data attribute %q is %w", archived.Name, ErrArchived)
	}
	return nil, ErrNotFound
}

// wrote notes the outcome of a write, for the next read of ours.
func (s *DataAttributes) wrote(a *DataAttribute, err error) (*DataAttribute, error) {
	for model, collection := range s.snapshots {
		if err != nil || model == a.Model {
			_, _ = collection.wrote(a, err)
		}
	}
	return a, err
}

// Create makes a new attribute. The name must not be in use, neither by a
// contact nor by a company attribute.
func (s *DataAttributes) Create(ctx context.Context, attribute DataAttributeCreate) (*DataAttribute, error) {
	body := struct {
		Model             string   `json:"model"`
		Name              string   `json:"name"`
		DataType          string   `json:"data_type"`
		Options           []option `json:"options,omitempty"`
		Description       string   `json:"description,omitempty"`
		MessengerWritable bool     `json:"messenger_writable"`
	}{attribute.Model, attribute.Name, attribute.DataType, OptionsOf(attribute.Options), attribute.Description, attribute.MessengerWritable}
	if len(body.Options) > 0 {
		body.DataType = "options" // answers call it "string" again
	}
	return create(ctx, s.client, func() (*DataAttribute, error) {
		return s.wrote(call[DataAttribute](ctx, s.client, http.MethodPost, segments("data_attributes"), body))
	}, func() (*DataAttribute, error) {
		// The name was free, so whoever has it now is what was made.
		found, err := s.Find(ctx, attribute.Model, attribute.Name)
		if errors.Is(err, ErrArchived) {
			return nil, ErrNotFound
		}
		return found, err
	})
}

// Update changes an attribute.
func (s *DataAttributes) Update(ctx context.Context, id ID, update DataAttributeUpdate) (*DataAttribute, error) {
	path := segments("data_attributes", id.String())
	return s.wrote(callFor[DataAttribute](ctx, s.client, id, http.MethodPut, path, update))
}

// Archive takes an attribute out of use; the data on it is kept. That is as
// near as Intercom comes to deleting one.
func (s *DataAttributes) Archive(ctx context.Context, model string, id ID) error {
	attribute, err := s.Update(ctx, id, DataAttributeUpdate{Archived: new(true)})
	return archived(err, func() bool { return attribute.Archived }, func() error {
		_, err := s.Get(ctx, model, id)
		return err
	})
}

// SameDataType reports whether an attribute of type answered can be one that
// was asked for as type asked. Intercom answers with "date" for both kinds of
// time, depending on its version.
func SameDataType(asked, answered string) bool {
	times := []string{"date", "datetime"}
	return asked == answered || slices.Contains(times, asked) && slices.Contains(times, answered)
}
