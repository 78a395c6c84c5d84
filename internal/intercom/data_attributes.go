package intercom

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
)

// DataAttributes are the attributes of contacts and companies:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-attributes
//
// Intercom can neither read a single one of them nor delete one. It lists them by model, and
// archives them.
type DataAttributes struct {
	client  *Client
	byModel map[string]*collection[DataAttribute]
}

func newDataAttributes(c *Client) *DataAttributes {
	s := &DataAttributes{client: c, byModel: map[string]*collection[DataAttribute]{}}
	for _, model := range DataAttributeModels {
		attributes := newCollection[DataAttribute](c, collectionConfig{
			path:  "/data_attributes",
			query: url.Values{"include_archived": {"true"}, "model": {model}},
			noGet: true, neverEmpty: true,
		})
		attributes.complete = func(a *DataAttribute) { a.Model = model }
		s.byModel[model] = attributes
	}
	return s
}

// DataAttributeModels are the kinds of objects that data attributes describe.
var DataAttributeModels = []string{"contact", "company"}

// DataAttributeTypes are the data types that can be chosen. An attribute with
// options is a string.
var DataAttributeTypes = []string{"string", "integer", "float", "boolean", "date", "datetime"}

// MaxDataAttributes is the number of custom attributes that a workspace may have, not
// counting archived ones: https://www.intercom.com/help/en/articles/179
const MaxDataAttributes = 250

// DataAttribute is one attribute in the form of answers.
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
	Custom            bool     `json:"custom"` // false for standard attributes, which have no id
	Archived          bool     `json:"archived"`
	CreatedAt         int64    `json:"created_at"` // Unix time in seconds
	UpdatedAt         int64    `json:"updated_at"` // Unix time in seconds
	AdminID           ID       `json:"admin_id"`
}

func (a *DataAttribute) name() string { return a.Name }

// checkItem accepts standard attributes, which have no id.
func (a *DataAttribute) checkItem() error {
	if !a.Custom && a.FullName != "" {
		return nil
	}
	return a.check()
}

// DataAttributeCreate describes a new attribute. If Options is not nil, the attribute
// is a list.
type DataAttributeCreate struct {
	Model             string
	Name              string
	DataType          string
	Options           []string
	Description       string
	MessengerWritable bool
}

// DataAttributeUpdate is the body of an update, which does not change nil fields.
type DataAttributeUpdate struct {
	Description       *string  `json:"description,omitempty"`
	MessengerWritable *bool    `json:"messenger_writable,omitempty"`
	Options           []option `json:"options,omitempty"`
	Archived          *bool    `json:"archived,omitempty"`
}

// option is an option in the form of requests; answers have strings.
type option struct {
	Value string `json:"value"`
}

// OptionsOf returns options in the form of an update.
func OptionsOf(values []string) []option {
	var options []option
	for _, value := range values {
		options = append(options, option{value})
	}
	return options
}

// List returns all attributes of a model, including standard and archived ones; for "",
// those of both models.
func (s *DataAttributes) List(ctx context.Context, model string) ([]*DataAttribute, error) {
	var all []*DataAttribute
	for _, model := range modelsOf(model) {
		attributes, err := s.of(model)
		if err != nil {
			return nil, err
		}
		listed, err := attributes.List(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, listed...)
	}
	return all, nil
}

// Get returns the attribute with an id, of a model or, for "", of both models. It
// returns an archived attribute together with ErrArchived.
func (s *DataAttributes) Get(ctx context.Context, model string, id ID) (*DataAttribute, error) {
	for _, model := range modelsOf(model) {
		attribute, err := s.get(ctx, model, id)
		switch {
		case err == nil && attribute.Archived:
			return attribute, fmt.Errorf("data attribute %q is %w", Printable(attribute.Name), ErrArchived)
		case err == nil || !errors.Is(err, ErrNotFound):
			return attribute, err
		}
	}
	return nil, ErrNotFound
}

func (s *DataAttributes) get(ctx context.Context, model string, id ID) (*DataAttribute, error) {
	attributes, err := s.of(model)
	if err != nil {
		return nil, err
	}
	return attributes.Get(ctx, id)
}

// of returns the attributes of a model.
func (s *DataAttributes) of(model string) (*collection[DataAttribute], error) {
	if attributes, ok := s.byModel[model]; ok {
		return attributes, nil
	}
	return nil, fmt.Errorf("there is no model %q", model)
}

// modelsOf returns a model, or all models for "".
func modelsOf(model string) []string {
	if model == "" {
		return DataAttributeModels
	}
	return []string{model}
}

// Find returns the attribute with a name. If none in use has it, Find returns an
// archived one with ErrArchived. Several in use are a *SeveralError. Find prefers
// custom attributes to standard ones, several of which share a name; those match only
// by their full name ("plan.name").
func (s *DataAttributes) Find(ctx context.Context, model, name string) (*DataAttribute, error) {
	found, err := s.find(ctx, model, name, func(a *DataAttribute) bool { return a.Custom && a.Name == name })
	if !errors.Is(err, ErrNotFound) || found != nil {
		return found, err
	}
	return s.find(ctx, model, name, func(a *DataAttribute) bool { return !a.Custom && a.FullName == name })
}

func (s *DataAttributes) find(ctx context.Context, model, name string, matches func(*DataAttribute) bool) (*DataAttribute, error) {
	var all []*DataAttribute
	for _, model := range modelsOf(model) {
		attributes, err := s.List(ctx, model)
		if err != nil {
			return nil, err
		}
		all = append(all, attributes...)
	}
	archived := func(a *DataAttribute) bool { return a.Archived }
	return onlyInUse(all, "data attribute", name, matches, archived, func(a *DataAttribute) ID { return a.ID })
}

// Create creates an attribute. No other attribute in use, of either model, may have the
// name.
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
		body.DataType = "options" // answers have "string" instead
	}
	attributes, err := s.of(attribute.Model)
	if err != nil {
		return nil, err
	}
	return attributes.create(ctx, creation[DataAttribute]{
		request: request{body: body},
		name:    attribute.Name,
		matches: func(a *DataAttribute) bool { return a.Custom && !a.Archived && isName(a.Name, attribute.Name) },
	})
}

// Update changes an attribute. The path does not contain its model, and some answers do
// not either.
func (s *DataAttributes) Update(ctx context.Context, id ID, update DataAttributeUpdate) (*DataAttribute, error) {
	path := segments("data_attributes", id.String())
	attribute, err := call[DataAttribute](ctx, s.client, request{method: http.MethodPut, path: path, id: id, body: update})
	if err != nil {
		for _, attributes := range s.byModel {
			attributes.failed(id, err)
		}
		return nil, err
	}
	for model, attributes := range s.byModel {
		if attribute.Model == "" && attributes.snapshot.known(id) != nil {
			attribute.Model = model
		}
	}
	if attributes, ok := s.byModel[attribute.Model]; ok {
		return attributes.updated(ctx, attribute, update), nil
	}
	for _, attributes := range s.byModel {
		attributes.snapshot.forget(id)
	}
	return attribute, nil
}

// Archive archives an attribute and keeps its data. Intercom cannot delete attributes.
func (s *DataAttributes) Archive(ctx context.Context, model string, id ID) error {
	attribute, err := s.Update(ctx, id, DataAttributeUpdate{Archived: new(true)})
	if err == nil {
		return checkArchived(attribute.Archived)
	}
	return archiveError(err, func() error {
		_, err := s.Get(ctx, model, id)
		return err
	})
}

// SameDataType reports whether an attribute that was created with the type asked may
// have the type answered. Depending on its version, Intercom answers "date" for both
// date and datetime.
func SameDataType(asked, answered string) bool {
	times := []string{"date", "datetime"}
	return asked == answered || slices.Contains(times, asked) && slices.Contains(times, answered)
}
