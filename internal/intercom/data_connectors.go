package intercom

import (
	"context"
	"encoding/json"
	"errors"
	"html"
	"net/http"
	"net/url"
	"slices"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/singleflight"
)

// DataConnectors make HTTP requests to other systems, for workflows and for Fin:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-connectors
//
// A connector is a draft or live. The list has summaries only.
type DataConnectors struct {
	*collection[DataConnector]
	reading singleflight.Group // by id
}

// DataConnectorStates are the states of a data connector. A new one is a draft.
var DataConnectorStates = []string{"draft", "live"}

// DataConnector is one data connector in the form of answers.
type DataConnector struct {
	object
	Name                      string                       `json:"name"`
	Description               string                       `json:"description"`
	State                     string                       `json:"state"`
	HTTPMethod                string                       `json:"http_method"`
	DirectFinUsage            bool                         `json:"direct_fin_usage"`
	CreatedByAdminID          ID                           `json:"created_by_admin_id"`
	UpdatedByAdminID          ID                           `json:"updated_by_admin_id"`
	CreatedAt                 string                       `json:"created_at"` // ISO 8601
	UpdatedAt                 string                       `json:"updated_at"` // ISO 8601
	ExecutionResultsURL       string                       `json:"execution_results_url"`
	URL                       string                       `json:"url"` // summaries have neither this nor the following fields
	Body                      string                       `json:"body"`
	Audiences                 []string                     `json:"audiences"`
	Headers                   []DataConnectorHeader        `json:"headers"`
	DataInputs                []DataConnectorInput         `json:"data_inputs"`
	TokenIDs                  []ID                         `json:"token_ids"`
	CustomerAuthentication    bool                         `json:"customer_authentication"`
	BypassAuthentication      bool                         `json:"bypass_authentication"`
	ValidateMissingAttributes *bool                        `json:"validate_missing_attributes"`
	ExecutionType             string                       `json:"execution_type"`
	ConfigurationResponseType string                       `json:"configuration_response_type"`
	DataTransformationType    string                       `json:"data_transformation_type"`
	ClientFunctionName        string                       `json:"client_function_name"`
	ClientFunctionTimeoutMS   int64                        `json:"client_function_timeout_ms"`
	ResponseFields            []DataConnectorResponseField `json:"response_fields"`
	ObjectMappings            []json.RawMessage            `json:"object_mappings"`
}

// DataConnectorHeader is a header of a connector's request. Answers never have the
// value.
type DataConnectorHeader struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// DataConnectorInput is an input of a connector.
type DataConnectorInput struct {
	Name         string `json:"name"`
	Type         string `json:"type"`
	Description  string `json:"description"`
	Required     bool   `json:"required"`
	DefaultValue string `json:"default_value"`
}

// DataConnectorResponseField is a field of the response that Intercom has found
// in a test or in a mock response.
type DataConnectorResponseField struct {
	Path         string          `json:"path"`
	Type         string          `json:"type"`
	ExampleValue json.RawMessage `json:"example_value"`
	Redacted     bool            `json:"redacted"`
}

// DataConnectorWrite is the body of a create or an update. A create leaves a nil field
// to Intercom; an update does not change it.
type DataConnectorWrite struct {
	Name                      *string                `json:"name,omitempty"`
	Description               *string                `json:"description,omitempty"`
	State                     *string                `json:"state,omitempty"` // updates only
	HTTPMethod                *string                `json:"http_method,omitempty"`
	URL                       *string                `json:"url,omitempty"`
	Body                      *string                `json:"body,omitempty"`
	DirectFinUsage            *bool                  `json:"direct_fin_usage,omitempty"`
	Audiences                 *[]string              `json:"audiences,omitempty"`
	Headers                   *[]DataConnectorHeader `json:"headers,omitempty"`
	DataInputs                *[]DataConnectorInput  `json:"data_inputs,omitempty"`
	TokenIDs                  *[]string              `json:"token_ids,omitempty"`
	CustomerAuthentication    *bool                  `json:"customer_authentication,omitempty"`
	BypassAuthentication      *bool                  `json:"bypass_authentication,omitempty"`
	ValidateMissingAttributes *bool                  `json:"validate_missing_attributes,omitempty"`
	MockResponse              json.RawMessage        `json:"mock_response,omitempty"`
}

// secrets returns the values of the headers, which must not occur in messages.
func (w DataConnectorWrite) secrets() []string {
	var values []string
	if w.Headers != nil {
		for _, header := range *w.Headers {
			values = append(values, header.Value)
		}
	}
	return values
}

func newDataConnectors(c *Client) *DataConnectors {
	return &DataConnectors{collection: newCollection[DataConnector](c, collectionConfig{
		path: "/data_connectors", query: url.Values{"per_page": {"50"}}, byID: true, answersDelete: true,
	})}
}

// name returns the name without HTML entities, which Intercom uses in the names of some
// other kinds.
func (d *DataConnector) name() string { return html.UnescapeString(d.Name) }

// Get returns the connector with an id. state is its expected state, or "" if that is
// not known: Intercom finds a connector only by its state, so a connector in the other
// state takes two requests. Get returns ErrNotFound only if Intercom has a list of
// connectors at this address.
func (s *DataConnectors) Get(ctx context.Context, id ID, state string) (connector *DataConnector, err error) {
	states := DataConnectorStates
	if state != "draft" {
		states = []string{"live", "draft"}
	}
	for _, state := range states {
		connector, err = s.snapshot.read(id, func() (*DataConnector, error) {
			return s.call(ctx, request{method: http.MethodGet, path: s.pathOf(id), query: url.Values{"state_version": {state}}, id: id})
		})
		if !errors.Is(err, ErrNotFound) {
			return connector, err
		}
	}
	return nil, s.confirmGone(ctx, err)
}

// Details returns the connectors that keep accepts, with all fields. It calls keep with
// the summaries of the list. Each connector takes one request, which is sent only once.
func (s *DataConnectors) Details(ctx context.Context, keep func(*DataConnector) bool) ([]*DataConnector, error) {
	listed, err := s.List(ctx)
	connectors := make([]*DataConnector, len(listed))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(10) // as many as Terraform asks for at a time
	for i, d := range listed {
		if !keep(d) {
			continue
		}
		group.Go(func() error {
			connector, err, _ := s.reading.Do(d.ID.String(), func() (any, error) {
				if known := s.snapshot.known(d.ID); known != nil && !known.isSummary() {
					return known, nil
				}
				return s.Get(ctx, d.ID, d.State)
			})
			connectors[i], _ = connector.(*DataConnector)
			if errors.Is(err, ErrNotFound) {
				return nil
			}
			return err
		})
	}
	err = errors.Join(err, group.Wait())
	return slices.DeleteFunc(connectors, func(d *DataConnector) bool { return d == nil }), err
}

// isSummary reports whether the connector comes from a list.
func (d *DataConnector) isSummary() bool {
	return d.Audiences == nil && d.DataInputs == nil && d.ResponseFields == nil
}

// HasName reports whether Intercom may treat a name as the connector's name.
func (d *DataConnector) HasName(name string) bool {
	return SameName(d.name(), html.UnescapeString(name))
}

// Find returns the connector with a name, which may be a summary.
func (s *DataConnectors) Find(ctx context.Context, name string) (*DataConnector, error) {
	return s.find(ctx, html.UnescapeString(name))
}

// Create creates a connector, which is a draft. If the connector was created and cannot
// be read, Create returns it together with an error.
func (s *DataConnectors) Create(ctx context.Context, write DataConnectorWrite) (*DataConnector, error) {
	created, err := s.create(ctx, creation[DataConnector]{
		request: request{body: write, secrets: write.secrets()},
		name:    *write.Name,
		matches: func(d *DataConnector) bool {
			return d.State == "draft" && (isName(d.Name, *write.Name) || isName(d.name(), *write.Name))
		},
	})
	if err != nil || !created.isSummary() {
		return created, err
	}
	detail, err := s.Get(ctx, created.ID, created.State) // the answer was lost, and created is from the list
	if err != nil {
		return created, err
	}
	return detail, nil
}

// Update changes a connector.
func (s *DataConnectors) Update(ctx context.Context, id ID, write DataConnectorWrite) (*DataConnector, error) {
	updated, err := s.update(ctx, request{method: http.MethodPatch, id: id, body: write, secrets: write.secrets()})
	if err != nil || updated.ResponseFields != nil && updated.ConfigurationResponseType != "" {
		return updated, err
	}
	// The answer does not have the fields that Intercom derives from the write.
	s.snapshot.forget(id)
	if read, err := s.Get(ctx, id, updated.State); err == nil {
		return read, nil
	}
	return updated, nil
}

// Delete deletes a connector. Intercom deletes only drafts, so Delete first sets a live
// connector to draft, and back to live if Intercom refuses the deletion.
func (s *DataConnectors) Delete(ctx context.Context, id ID, state string) error {
	if state != "live" {
		return s.remove(ctx, id)
	}
	if _, err := s.Update(ctx, id, DataConnectorWrite{State: new("draft")}); err != nil {
		return err
	}
	err := s.remove(ctx, id)
	var refusal *Error
	if errors.As(err, &refusal) && !errors.Is(err, ErrNotFound) {
		_, back := s.Update(ctx, id, DataConnectorWrite{State: &state})
		err = errors.Join(err, back)
	}
	return err
}
