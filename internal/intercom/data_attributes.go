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
// Intercom can neither read one of them nor delete it. They are listed by
// model, and archived.
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

func (a *DataAttribute) name() string { return a.Name }

// checkItem accepts Intercom's own attributes, which have no id.
func (a *DataAttribute) checkItem() error {
	if !a.Custom && a.FullName != "" {
		return nil
	}
	return a.check()
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
// included; with "" those of both models.
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

// Get returns the attribute with an id. model is where to look; with "" both
// models are searched. An archived attribute comes with ErrArchived.
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

// modelsOf returns a model, all models for "".
func modelsOf(model string) []string {
	if model == "" {
		return DataAttributeModels
	}
	return []string{model}
}

// Find returns the attribute with a name, one in use before an archived one,
// which comes with ErrArchived. Several in use are a *SeveralError. A custom
// attribute comes before one of Intercom's own, several of which share a name;
// those are matched by their full name only ("plan.name").
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

// Update changes an attribute. Neither the path nor, always, the answer says to
// which model the attribute belongs.
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

// Archive takes an attribute out of use; the data on it is kept. That is as
// near as Intercom comes to deleting one.
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

// SameDataType reports whether an attribute of type answered can be one that
// was asked for as type asked. Intercom answers with "date" for both kinds of
// time, depending on its version.
func SameDataType(asked, answered string) bool {
	times := []string{"date", "datetime"}
	return asked == answered || slices.Contains(times, asked) && slices.Contains(times, answered)
}
