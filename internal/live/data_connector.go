package main

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"slices"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/dataconnector"
)

const (
	connectorPath   = "/data_connectors"
	connector       = "Terraform live connector"
	secondConnector = "Terraform live second connector"
)

func dataConnectors() *trial {
	return &trial{
		Kind:  dataconnector.Kind,
		path:  connectorPath,
		names: []string{connector, secondConnector},
		arguments: func(_ *suite, name string) (create, update arguments) {
			create = arguments{"name": name, "description": "Created", "http_method": "get", "url": "https://example.com/orders"}
			update = arguments{
				"name": secondConnector, "description": "Updated", "http_method": "post", "url": "https://example.com/tickets",
				"body": "{}", "audiences": []string{"users"}, "data_inputs": []object{{"name": "id", "type": "integer", "description": "Number"}},
				"direct_fin_usage": true, "customer_authentication": true, "bypass_authentication": true, "validate_missing_attributes": true,
			}
			return create, update
		},
		unchanged: map[string]string{
			"state":         "workflows and Fin could use a connector that is live",
			"token_ids":     "tokens are created in Intercom",
			"headers":       "Intercom does not show them, so the plan after an import changes them",
			"mock_response": "Intercom does not show it, so the plan after an import changes it",
		},
		remove: (*suite).removeConnector,
		byHand: object{"description": "By hand"}, shown: "description", method: http.MethodPatch,
		questions: dataConnectorQuestions(),
	}
}

func dataConnectorQuestions() []question {
	return []question{
		{
			field: "DataConnectorNames", text: "Must names of data connectors be unique?",
			ask: (*suite).connectorNames,
			answers: []answer{
				{intercomtest.DataConnectorNamesNotUnique, "DataConnectorNamesNotUnique", "no"},
				{intercomtest.DataConnectorNamesUnique, "DataConnectorNamesUnique", "yes"},
			},
		},
		{
			field: "DataConnectorGet", text: "What does GET answer for a draft data connector without state_version?",
			ask: (*suite).connectorGet,
			answers: []answer{
				{intercomtest.DataConnectorGetNotFound, "DataConnectorGetNotFound", "404"},
				{intercomtest.DataConnectorGetDraft, "DataConnectorGetDraft", "the draft"},
			},
		},
		{
			field: "DataConnectorDraftOfLive", text: "What does GET answer for a live data connector with state_version draft?",
			ask: (*suite).connectorDraftOfLive,
			answers: []answer{
				{intercomtest.DataConnectorDraftOfLiveNotFound, "DataConnectorDraftOfLiveNotFound", "404"},
				{intercomtest.DataConnectorDraftOfLiveShown, "DataConnectorDraftOfLiveShown", "the live version"},
			},
		},
		{
			field: "DataConnectorUpdateLive", text: "What does a PATCH of a live data connector change?",
			ask: (*suite).connectorUpdateLive,
			answers: []answer{
				{intercomtest.DataConnectorUpdateLiveLive, "DataConnectorUpdateLiveLive", "the live version"},
				{intercomtest.DataConnectorUpdateLiveDrafts, "DataConnectorUpdateLiveDrafts", "a draft, until it is published"},
			},
		},
		{
			field: "DataConnectorHeaders", text: "What becomes of the headers that a PATCH leaves out?",
			ask: (*suite).connectorHeaders,
			answers: []answer{
				{intercomtest.DataConnectorHeadersReplaced, "DataConnectorHeadersReplaced", "they go"},
				{intercomtest.DataConnectorHeadersMerged, "DataConnectorHeadersMerged", "they stay"},
			},
		},
		{
			field: "DataConnectorStars", text: `What does a header with the value "****" do?`,
			unasked: "Intercom does not show the values of headers",
			answers: []answer{
				{intercomtest.DataConnectorStarsStored, "DataConnectorStarsStored", "stores the asterisks"},
				{intercomtest.DataConnectorStarsKept, "DataConnectorStarsKept", "keeps the value"},
			},
		},
		{
			field: "DataConnectorPublish", text: "Can a data connector without a URL go live?",
			ask: (*suite).connectorPublish,
			answers: []answer{
				{intercomtest.DataConnectorPublishRefused, "DataConnectorPublishRefused", "no"},
				{intercomtest.DataConnectorPublishAccepted, "DataConnectorPublishAccepted", "yes"},
			},
		},
	}
}

// removeConnector deletes a data connector. It first turns a live one into a draft,
// because Intercom deletes only drafts.
func (r *suite) removeConnector(ctx context.Context, o object) error {
	path := connectorPath + "/" + idOf(o)
	if o["state"] == "live" {
		if _, err := r.send(ctx, http.MethodPatch, path, object{"state": "draft"}); err != nil {
			return err
		}
	}
	return r.delete(ctx, path)
}

// newConnector removes the data connectors of the suite, creates a new one and changes
// it.
func (r *suite) newConnector(ctx context.Context, with object, changes ...object) (path string, err error) {
	body := object{"name": connector, "http_method": "get"}
	maps.Copy(body, with)
	o, err := dataConnectors().createOnly(ctx, r, body)
	if err != nil {
		return "", err
	}
	path = connectorPath + "/" + idOf(o)
	for i, change := range changes {
		if _, err := r.send(ctx, http.MethodPatch, path, change); err != nil {
			if i == len(changes)-1 {
				err = asked(err)
			}
			return path, err
		}
	}
	return path, nil
}

var (
	withURL = object{"url": "https://example.com/orders", "description": "Made"}
	publish = object{"state": "live"}
)

func (r *suite) connectorNames(ctx context.Context) (verdict, error) {
	if _, err := r.newConnector(ctx, withURL); err != nil {
		return verdict{}, err
	}
	_, err := r.send(ctx, http.MethodPost, connectorPath, object{"name": connector, "http_method": "get"})
	return byAcceptance(err, intercomtest.DataConnectorNamesNotUnique, intercomtest.DataConnectorNamesUnique)
}

func (r *suite) connectorGet(ctx context.Context) (verdict, error) {
	path, err := r.newConnector(ctx, withURL)
	if err != nil {
		return verdict{}, err
	}
	_, err = r.send(ctx, http.MethodGet, path, nil)
	return byStatus(err, intercomtest.DataConnectorGetDraft, map[int]any{http.StatusNotFound: intercomtest.DataConnectorGetNotFound})
}

func (r *suite) connectorDraftOfLive(ctx context.Context) (verdict, error) {
	path, err := r.newConnector(ctx, withURL, publish)
	if err != nil {
		return verdict{}, err
	}
	_, err = r.send(ctx, http.MethodGet, path+"?state_version=draft", nil)
	return byStatus(err, intercomtest.DataConnectorDraftOfLiveShown, map[int]any{
		http.StatusNotFound: intercomtest.DataConnectorDraftOfLiveNotFound,
	})
}

func (r *suite) connectorUpdateLive(ctx context.Context) (verdict, error) {
	path, err := r.newConnector(ctx, withURL, publish, object{"description": "Changed"})
	if err != nil {
		return verdict{}, err
	}
	o, err := r.send(ctx, http.MethodGet, path+"?state_version=live", nil)
	switch {
	case err != nil:
		return verdict{}, err
	case text(o, "description") == "Changed":
		return is(intercomtest.DataConnectorUpdateLiveLive), nil
	}
	return is(intercomtest.DataConnectorUpdateLiveDrafts), nil
}

func (r *suite) connectorHeaders(ctx context.Context) (verdict, error) {
	headers := []object{{"name": "X-First", "value": "1"}, {"name": "X-Second", "value": "2"}}
	path, err := r.newConnector(ctx, object{"url": "https://example.com/orders", "headers": headers}, object{"headers": headers[:1]})
	if err != nil {
		return verdict{}, err
	}
	o, err := r.send(ctx, http.MethodGet, path+"?state_version=draft", nil)
	if err != nil {
		return verdict{}, err
	}
	if slices.ContainsFunc(list(o, "headers"), func(header object) bool { return header["name"] == "X-Second" }) {
		return is(intercomtest.DataConnectorHeadersMerged), nil
	}
	return is(intercomtest.DataConnectorHeadersReplaced), nil
}

func (r *suite) connectorPublish(ctx context.Context) (verdict, error) {
	_, err := r.newConnector(ctx, nil, publish)
	var refused *refusedError
	if errors.As(err, &refused) {
		return isRefused(intercomtest.DataConnectorPublishRefused, refused.refusal), nil
	}
	return is(intercomtest.DataConnectorPublishAccepted), err
}
