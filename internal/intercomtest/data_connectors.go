package intercomtest

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Data connectors make HTTP requests to other systems, for workflows and for Fin:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-connectors
//
// A connector is a draft or live. The values of its headers can be written but not
// read; only Server.Objects returns them.
var dataConnectorKind = kind{
	name:     "data_connectors",
	firstID:  125,
	notFound: errNoDataConnector,
	routes: []route{
		{pattern: "GET /data_connectors", query: []string{"per_page", "starting_after"}, handle: listDataConnectors},
		{pattern: "POST /data_connectors", fields: dataConnectorFields, status: http.StatusCreated, handle: createDataConnector},
		{pattern: "GET /data_connectors/{id}", query: []string{"state_version"}, handle: getDataConnector},
		{pattern: "PATCH /data_connectors/{id}", fields: dataConnectorFields.with("state", anyType), handle: updateDataConnector},
		{pattern: "DELETE /data_connectors/{id}", handle: deleteDataConnector},
	},
	add:       func(w *workspace, o object) string { return text(w.addDataConnector(o), "id") },
	seed:      seedDataConnectors,
	seedLarge: seedManyDataConnectors,
	alternatives: []Answers{
		{DataConnectorNames: DataConnectorNamesUnique},
		{DataConnectorGet: DataConnectorGetDraft},
		{DataConnectorDraftOfLive: DataConnectorDraftOfLiveShown},
		{DataConnectorUpdateLive: DataConnectorUpdateLiveDrafts},
		{DataConnectorHeaders: DataConnectorHeadersMerged},
		{DataConnectorStars: DataConnectorStarsKept},
		{DataConnectorPublish: DataConnectorPublishAccepted},
		{BlankDescription: BlankDescriptionNull},
		{BlankDescription: BlankDescriptionAbsent},
		{NameEscape: NameEscapeAll},
		{NameBlanks: NameBlanksTrimmed},
	},
}

var dataConnectorFields = fields{
	"name": stringType, "description": stringType, "http_method": anyType, "url": stringType, "body": stringType,
	"direct_fin_usage": boolType, "audiences": anyType, "headers": arrayType, "data_inputs": arrayType,
	"customer_authentication": boolType, "bypass_authentication": boolType, "validate_missing_attributes": boolType,
	"mock_response": objectType, "token_ids": arrayType,
}

var errNoDataConnector = refuse(http.StatusNotFound, "data_connector_not_found", "Data connector not found")

// redacted replaces the values of headers in answers.
const redacted = "****"

// dataConnectorSummary are the fields of the items of the list.
var dataConnectorSummary = []string{
	"type", "id", "name", "description", "state", "http_method", "direct_fin_usage", "created_by_admin_id", "updated_by_admin_id",
	"created_at", "updated_at", "execution_results_url",
}

func listDataConnectors(w *workspace, r *request) (object, *problem) {
	all := w.objects("data_connectors").newestFirst() // the operation documents the order
	if cursor := r.query.Get("starting_after"); cursor != "" {
		after, ok := afterCursor(cursor)
		if !ok {
			return nil, refuse(400, "client_error",
				"Invalid starting_after param. Please try again using a starting_after value from a paginated response")
		}
		all = slices.DeleteFunc(all, func(o object) bool { return !after(o) })
	}
	size := pageSize{standard: 20, max: 50}.of(w, r)
	pages := object{"type": "pages", "per_page": size, "next": nil}
	if len(all) > size {
		all = all[:size]
		pages["next"] = object{"starting_after": cursorTo(all[size-1])}
	}
	items := []any{}
	for _, connector := range all {
		summary := object{}
		copyFields(summary, connector, dataConnectorSummary...)
		w.renderDescription(summary)
		items = append(items, summary)
	}
	out := list(items)
	out["pages"] = pages
	return out, nil
}

// cursorTo returns the cursor for the objects after o: the base64 of its time and its
// id, as in the example.
func cursorTo(o object) string {
	return base64.StdEncoding.EncodeToString(encode([]any{text(o, "updated_at"), idNumber(text(o, "id"))}))
}

// afterCursor returns a function that reports whether an object comes after a cursor.
// It returns false if the cursor is malformed.
func afterCursor(cursor string) (func(object) bool, bool) {
	var position []any
	data, err := base64.StdEncoding.DecodeString(cursor)
	if err != nil || json.Unmarshal(data, &position) != nil || len(position) != 2 {
		return nil, false
	}
	updated, isText := position[0].(string)
	id, isNumber := position[1].(float64)
	return func(o object) bool {
		at := text(o, "updated_at")
		return at < updated || at == updated && idNumber(text(o, "id")) > int(id)
	}, isText && isNumber
}

func getDataConnector(w *workspace, r *request) (object, *problem) {
	connector, p := w.find("data_connectors", r.id())
	if p != nil {
		return nil, p
	}
	isLive := connector["state"] == "live"
	draft, hasDraft := connector["draft"].(object)
	switch version := r.query.Get("state_version"); {
	case version != "" && version != "draft" && version != "live":
		return nil, invalid("Invalid state_version. Must be one of: live, draft")
	case version == "draft" && isLive && hasDraft:
		return w.renderDataConnector(draft), nil
	case version == "draft" && isLive && w.answers().DataConnectorDraftOfLive != DataConnectorDraftOfLiveShown:
		return nil, errNoDataConnector
	case version == "live" && !isLive, version == "" && !isLive && w.answers().DataConnectorGet != DataConnectorGetDraft:
		return nil, errNoDataConnector
	}
	return w.renderDataConnector(connector), nil
}

// renderDataConnector returns a connector in the form of answers.
func (w *workspace) renderDataConnector(connector object) object {
	out := changed(connector)
	delete(out, "draft")
	headers := []any{}
	for _, header := range headersOf(connector) {
		headers = append(headers, object{"name": header["name"], "value": redacted})
	}
	out["headers"] = headers
	w.renderDescription(out)
	return out
}

// headersOf returns the headers of a connector or of a request. It leaves out those
// that are not objects.
func headersOf(o object) []object {
	items, _ := o["headers"].([]any)
	var headers []object
	for _, item := range items {
		if header, ok := item.(object); ok {
			headers = append(headers, header)
		}
	}
	return headers
}

func createDataConnector(w *workspace, r *request) (object, *problem) {
	o := object{}
	if p := w.setDataConnector(o, r.body); p != nil {
		return nil, p
	}
	if p := w.checkDataConnector("", o); p != nil {
		return nil, p
	}
	return w.renderDataConnector(w.addDataConnector(o)), nil
}

// setDataConnector changes a connector as a request asks, or returns a refusal.
func (w *workspace) setDataConnector(o, body object) *problem {
	if method, ok := body["http_method"]; ok && !isOneOf(method, []string{"get", "post", "put", "delete", "patch"}) {
		return refuse(422, "parameter_invalid", "Http Method isn't an option")
	}
	if audiences, ok := body["audiences"]; ok {
		list, isList := audiences.([]any)
		wrong := func(v any) bool { return !isOneOf(v, []string{"leads", "users", "visitors"}) }
		if !isList || slices.ContainsFunc(list, wrong) {
			return refuse(422, "parameter_invalid", "Invalid audiences. Must be a subset of: leads, users, visitors")
		}
	}
	copyFields(o, body, "name", "description", "http_method", "url", "body", "direct_fin_usage", "audiences", "customer_authentication",
		"bypass_authentication", "validate_missing_attributes", "token_ids")
	if _, ok := body["headers"]; ok {
		headers, p := w.dataConnectorHeaders(headersOf(o), body)
		if p != nil {
			return p
		}
		o["headers"] = headers
	}
	if _, ok := body["data_inputs"]; ok {
		inputs, p := dataConnectorInputs(body)
		if p != nil {
			return p
		}
		o["data_inputs"] = inputs
	}
	if mock, ok := body["mock_response"].(object); ok {
		o["response_fields"], o["configuration_response_type"] = responseFields("", mock), "mock_response_type"
	}
	return nil
}

func isOneOf(v any, allowed []string) bool {
	s, ok := v.(string)
	return ok && slices.Contains(allowed, s)
}

// dataConnectorHeaders returns the headers after a request, or a refusal.
func (w *workspace) dataConnectorHeaders(before []object, body object) ([]any, *problem) {
	known := map[string]any{}
	for _, header := range before {
		known[text(header, "name")] = header["value"]
	}
	after, sent := []any{}, headersOf(body)
	if list, _ := body["headers"].([]any); len(sent) != len(list) {
		return nil, refuse(422, "parameter_invalid", "Invalid headers")
	}
	for _, header := range sent {
		if typeOf(header["name"]) != stringType || typeOf(header["value"]) != stringType {
			return nil, refuse(422, "parameter_invalid", "Invalid headers")
		}
		name, value := text(header, "name"), header["value"]
		if old, ok := known[name]; ok && value == redacted && w.answers().DataConnectorStars == DataConnectorStarsKept {
			value = old
		}
		after = append(after, object{"name": name, "value": value})
	}
	if w.answers().DataConnectorHeaders != DataConnectorHeadersMerged {
		return after, nil
	}
	for _, header := range slices.Backward(before) {
		if !slices.ContainsFunc(sent, func(o object) bool { return o["name"] == header["name"] }) {
			after = slices.Insert(after, 0, any(header))
		}
	}
	return after, nil
}

// dataConnectorInputs returns the inputs of a request with their defaults, or a
// refusal. The reference requires the description of an input only in the text of
// the update.
func dataConnectorInputs(body object) ([]any, *problem) {
	inputs := []any{}
	list, _ := body["data_inputs"].([]any)
	for _, item := range list {
		in, _ := item.(object)
		input := object{"name": "", "type": "string", "description": nil, "required": false, "default_value": ""}
		maps.Copy(input, in)
		switch {
		case text(input, "name") == "":
			return nil, refuse(422, "parameter_not_found", "Name is required for each input")
		case text(input, "description") == "":
			return nil, refuse(422, "parameter_not_found", "Description is required for each input")
		case !isOneOf(input["type"], []string{"string", "integer", "decimal", "boolean"}):
			return nil, refuse(422, "parameter_invalid", "Type isn't an option")
		}
		inputs = append(inputs, input)
	}
	return inputs, nil
}

// responseFields returns the response_fields of a mock response.
func responseFields(path string, response object) []any {
	out := []any{}
	for _, name := range slices.Sorted(maps.Keys(response)) {
		value := response[name]
		if nested, ok := value.(object); ok {
			out = append(out, responseFields(path+name+".", nested)...)
			continue
		}
		fieldType := "unknown"
		switch typeOf(value) {
		case stringType:
			fieldType = "string"
		case boolType:
			fieldType = "boolean"
		case integerType:
			fieldType = "integer"
		case 0: // a number that is not whole
			fieldType = "decimal"
		}
		out = append(out, object{"path": path + name, "type": fieldType, "example_value": value, "redacted": false})
	}
	return out
}

// checkDataConnector returns the refusal of a connector as it would be saved, or nil.
func (w *workspace) checkDataConnector(id string, o object) *problem {
	if strings.TrimSpace(text(o, "name")) == "" {
		return refuse(422, "parameter_not_found", "Name is required")
	}
	if w.answers().DataConnectorNames != DataConnectorNamesUnique {
		return nil
	}
	for otherID, other := range w.objects("data_connectors").all {
		if otherID != id && other["name"] == o["name"] {
			return refuse(422, "parameter_invalid", "Name has already been taken")
		}
	}
	return nil
}

func (w *workspace) addDataConnector(in object) object {
	o := object{
		"type": "data_connector", "name": "Data connector", "description": "", "state": "draft", "url": nil, "body": "", "headers": []any{},
		"http_method": "get", "direct_fin_usage": false, "audiences": []any{}, "execution_type": "server_side",
		"configuration_response_type": "test_response_type", "data_transformation_type": "full_access", "client_function_name": nil,
		"client_function_timeout_ms": 30000, "data_inputs": []any{}, "response_fields": []any{}, "object_mappings": []any{},
		"token_ids": []any{}, "customer_authentication": false, "bypass_authentication": false, "validate_missing_attributes": nil,
		"created_by_admin_id": w.tokenOwner(), "updated_by_admin_id": w.tokenOwner(), "created_at": w.date(), "updated_at": w.date(),
	}
	maps.Copy(o, in)
	id := w.idOf("data_connectors", o)
	o["id"] = id
	o["execution_results_url"] = "/data_connectors/" + id + "/execution_results"
	w.objects("data_connectors").set(id, o)
	return o
}

// date returns the current time in the format of data connectors. Other objects have
// Unix seconds.
func (w *workspace) date() string { return w.config.Now().UTC().Format(time.RFC3339) }

func updateDataConnector(w *workspace, r *request) (object, *problem) {
	before, p := w.find("data_connectors", r.id())
	if p != nil {
		return nil, p
	}
	state, publishes := r.body["state"]
	if publishes && state != "draft" && state != "live" {
		return nil, refuse(422, "parameter_invalid", "Invalid state. Must be one of: draft, live")
	}
	after := changed(before)
	if draft, ok := before["draft"].(object); ok {
		after = changed(draft) // an update changes the draft if there is one
	}
	if p := w.setDataConnector(after, r.body); p != nil {
		return nil, p
	}
	if p := w.checkDataConnector(r.id(), after); p != nil {
		return nil, p
	}
	switch {
	case state == "draft" && before["state"] == "live" && len(w.dependants["data_connectors/"+r.id()]) > 0:
		return nil, refuse(409, "data_connector_in_use", "Data connector is in use by other resources and cannot be set to draft")
	case state == "live" && text(after, "url") == "" && w.answers().DataConnectorPublish != DataConnectorPublishAccepted:
		return nil, refuse(422, "parameter_invalid", "Url can't be blank")
	}
	after["updated_by_admin_id"] = w.tokenOwner()
	w.stamp(after)
	if !publishes && before["state"] == "live" && w.answers().DataConnectorUpdateLive == DataConnectorUpdateLiveDrafts {
		after["state"] = "draft"
		live := changed(before)
		live["draft"] = after
		w.objects("data_connectors").set(r.id(), live)
		return w.renderDataConnector(after), nil
	}
	if publishes {
		after["state"] = state
	}
	w.objects("data_connectors").set(r.id(), after)
	return w.renderDataConnector(after), nil
}

func deleteDataConnector(w *workspace, r *request) (object, *problem) {
	connector, p := w.find("data_connectors", r.id())
	switch {
	case p != nil:
		return nil, p
	case len(w.dependants["data_connectors/"+r.id()]) > 0:
		return nil, refuse(409, "data_connector_in_use", "Data connector is in use by other resources and cannot be deleted")
	case connector["state"] != "draft":
		return nil, refuse(409, "conflict", "Data connector must be in draft state to be deleted")
	}
	w.objects("data_connectors").remove(r.id())
	return object{"id": r.id(), "object": "data_connector", "deleted": true}, nil
}

func seedDataConnectors(s *Server) {
	s.Add("data_connectors", object{
		"name": "Get order status", "description": "Looks up an order in the shop", "state": "live", "direct_fin_usage": true, "validate_missing_attributes": true,
		"url": "https://api.example.com/orders/{{order_id}}/status", "audiences": []any{"leads", "users"},
		"headers": []any{object{"name": "Authorization", "value": "Bearer shop-secret"}, object{"name": "Accept", "value": "application/json"}},
		"data_inputs": []any{
			object{"name": "order_id", "type": "string", "description": "The number of the order", "required": true, "default_value": ""},
		},
		"response_fields":             responseFields("", object{"order": object{"status": "shipped"}}),
		"configuration_response_type": "mock_response_type",
	})
	s.Add("data_connectors", object{
		"name": "Refund & cancel", "description": "Pays an order back", "http_method": "post",
		"url": "https://api.example.com/refunds", "body": `{"order": "{{order_id}}", "amount": {{amount}}}`, "customer_authentication": true,
		"data_inputs": []any{
			object{"name": "order_id", "type": "string", "description": "The number of the order", "required": true, "default_value": ""},
			object{"name": "amount", "type": "decimal", "description": "How much", "required": false, "default_value": "0"},
		},
	})
	s.Add("data_connectors", object{"name": "Service status", "state": "live", "url": "https://status.example.com/api", "bypass_authentication": true})
}

// seedManyDataConnectors adds thirty connectors. The API would refuse to publish
// those that are live without a URL.
func seedManyDataConnectors(s *Server) {
	methods := []string{"get", "post", "put", "delete", "patch"}
	for i := range 30 {
		o := object{
			"name": uglyName(i), "http_method": methods[i%len(methods)], "state": []string{"draft", "live"}[i%2],
			"direct_fin_usage": i%3 == 0, "validate_missing_attributes": i%4 == 0,
		}
		if i%3 != 0 {
			o["url"], o["body"] = "https://example.com/"+strconv.Itoa(i)+"/{{"+fmt.Sprint("input ", i)+"}}?q=%20&x=${y}", uglyName(i+1)
		}
		if i%4 == 0 {
			o["description"] = uglyName(i + 2)
			o["headers"] = []any{object{"name": "X-Twice", "value": "one"}, object{"name": "X-Twice", "value": uglyName(i)}}
		}
		if i%5 == 0 {
			o["data_inputs"] = []any{
				object{"name": fmt.Sprint("input ", i), "type": "integer", "description": uglyName(i + 3), "required": true, "default_value": "7"},
				object{"name": uglyName(i), "type": "boolean", "description": nil, "required": false, "default_value": ""},
			}
			o["audiences"], o["token_ids"] = []any{"visitors", "leads", "users"}, []any{"5678", "1234"}
		}
		s.Add("data_connectors", o)
	}
}
