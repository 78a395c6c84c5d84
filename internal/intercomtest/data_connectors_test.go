package intercomtest

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

const connectorBody = `{
	"name":"Get Order Status","description":"Looks up order status from an external service","http_method":"get",
	"url":"https://api.example.com/orders/{{order_id}}/status","direct_fin_usage":true,"audiences":["leads","visitors"],
	"headers":[{"name":"Authorization","value":"Bearer secret"}],
	"data_inputs":[{"name":"order_id","type":"string","description":"The order ID to look up","required":true}],
	"customer_authentication":true,"bypass_authentication":false,"validate_missing_attributes":true}`

func TestDataConnector_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	c := call(t, s)
	made := c.do("POST", "/data_connectors", connectorBody)
	equal(t, "status", made.status, 201)
	for field, want := range map[string]any{
		"state": "draft", "http_method": "get", "headers": []any{map[string]any{"name": "Authorization", "value": "****"}},
		"configuration_response_type": "test_response_type", "response_fields": []any{}, "audiences": []any{"leads", "visitors"},
	} {
		equal(t, field, made.object[field], want)
	}
	equal(t, "default_value", dig(made.object, "data_inputs", 0, "default_value"), "")
	equal(t, "kept header", dig(s.Objects("data_connectors")[0], "headers", 0, "value"), "Bearer secret")
	path := "/data_connectors/" + made.id()
	if _, err := time.Parse(time.RFC3339, text(made.object, "updated_at")); err != nil {
		t.Error(err)
	}

	c.refused("GET", path, "", 404, "data_connector_not_found", "Data connector not found")
	equal(t, "draft", c.ok("GET", path+"?state_version=draft", "").object["url"], "https://api.example.com/orders/{{order_id}}/status")
	equal(t, "published", c.ok("PATCH", path, `{"state":"live"}`).object["state"], "live")
	equal(t, "live", c.ok("GET", path, "").object["state"], "live")
	c.refused("GET", path+"?state_version=draft", "", 404, "data_connector_not_found", "")
	updated := c.ok("PATCH", path, `{"description":"New","data_inputs":[],"mock_response":{"order":{"id":12345,"total":1.5,"lines":[]},"ok":true}}`).object
	equal(t, "url after an update", updated["url"], made.object["url"])
	equal(t, "inputs", updated["data_inputs"], []any{})
	var fields []string
	for _, field := range objectsIn(updated, "response_fields") {
		fields = append(fields, fmt.Sprint(field["path"], " ", field["type"]))
	}
	equal(t, "response fields", fields, []string{"ok boolean", "order.id integer", "order.lines unknown", "order.total decimal"})
	equal(t, "response type", updated["configuration_response_type"], "mock_response_type")

	listed := c.ok("GET", "/data_connectors", "").list("data")
	_, hasURL := listed[0]["url"]
	equal(t, "listed with a URL", hasURL, false)
	equal(t, "listed state", listed[0]["state"], "live")

	c.refused("DELETE", path, "", 409, "conflict", "Data connector must be in draft state to be deleted")
	c.ok("PATCH", path, `{"state":"draft"}`)
	equal(t, "deletion", c.ok("DELETE", path, "").object, map[string]any{"id": made.id(), "object": "data_connector", "deleted": true})
	for _, method := range []string{"GET", "DELETE"} {
		c.refused(method, path, "", 404, "data_connector_not_found", "Data connector not found")
	}
	c.refused("PATCH", path, `{"name":"a"}`, 404, "data_connector_not_found", "Data connector not found")
}

func TestDataConnector_refused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		method, path, body string
		status             int
		code, message      string
	}{
		"no name":            {"POST", "", `{"url":"https://example.com"}`, 422, "parameter_not_found", "Name is required"},
		"name taken away":    {"PATCH", "/1", `{"name":""}`, 422, "parameter_not_found", "Name is required"},
		"audiences":          {"POST", "", `{"name":"a","audiences":["robots"]}`, 422, "parameter_invalid", "Invalid audiences. Must be a subset of: leads, users, visitors"},
		"method":             {"PATCH", "/1", `{"http_method":"GET"}`, 422, "parameter_invalid", "Http Method isn't an option"},
		"state":              {"PATCH", "/1", `{"state":"published"}`, 422, "parameter_invalid", "Invalid state. Must be one of: draft, live"},
		"state of a new":     {"POST", "", `{"name":"a","state":"live"}`, 400, "parameter_invalid", ""},
		"state_version":      {"GET", "/1?state_version=old", "", 400, "parameter_invalid", "Invalid state_version. Must be one of: live, draft"},
		"cursor":             {"GET", "?starting_after=x", "", 400, "client_error", "Invalid starting_after param. Please try again using a starting_after value from a paginated response"},
		"in use, to draft":   {"PATCH", "/2", `{"state":"draft"}`, 409, "data_connector_in_use", "Data connector is in use by other resources and cannot be set to draft"},
		"in use, deleted":    {"DELETE", "/2", "", 409, "data_connector_in_use", "Data connector is in use by other resources and cannot be deleted"},
		"input without":      {"PATCH", "/1", `{"data_inputs":[{"name":"a","type":"string"}]}`, 422, "parameter_not_found", ""},
		"input type":         {"PATCH", "/1", `{"data_inputs":[{"name":"a","type":"date","description":"a"}]}`, 422, "parameter_invalid", ""},
		"header name":        {"PATCH", "/1", `{"headers":[{"name":["a"],"value":"b"}]}`, 422, "parameter_invalid", ""},
		"header":             {"PATCH", "/1", `{"headers":["a"]}`, 422, "parameter_invalid", ""},
		"mock response":      {"PATCH", "/1", `{"mock_response":[]}`, 400, "parameter_invalid", ""},
		"live without a URL": {"PATCH", "/1", `{"state":"live"}`, 422, "parameter_invalid", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(t, lenient)
			s.Add("data_connectors", map[string]any{"id": "1", "name": "One"})
			s.Add("data_connectors", map[string]any{"id": "2", "name": "Two", "state": "live"})
			s.AddDependant("data_connectors", "2", "A workflow")
			call(t, s).refused(test.method, "/data_connectors"+test.path, test.body, test.status, test.code, test.message)
		})
	}
}

func TestDataConnector_answers(t *testing.T) {
	t.Parallel()
	type test struct {
		answers Answers
		want    string
	}
	status := func(method, path, body string) func(c *caller) string {
		return func(c *caller) string { return fmt.Sprint(c.do(method, "/data_connectors"+path, body).status) }
	}
	headers := func(body string) func(c *caller) string {
		return func(c *caller) string {
			c.ok("PATCH", "/data_connectors/1", body)
			var out []string
			for _, header := range headersOf(c.server.Objects("data_connectors")[0]) {
				out = append(out, fmt.Sprint(header["name"], "=", header["value"]))
			}
			return strings.Join(out, " ")
		}
	}
	for name, scenario := range map[string]struct {
		run   func(c *caller) string
		tests []test
	}{
		"same name": {status("POST", "", `{"name":"Draft"}`), []test{
			{Answers{}, "201"},
			{Answers{DataConnectorNames: DataConnectorNamesUnique}, "422"},
		}},
		"default version of a draft": {status("GET", "/1", ""), []test{
			{Answers{}, "404"},
			{Answers{DataConnectorGet: DataConnectorGetDraft}, "200"},
		}},
		"live version of a draft": {status("GET", "/1?state_version=live", ""), []test{
			{Answers{}, "404"},
			{Answers{DataConnectorGet: DataConnectorGetDraft}, "404"},
		}},
		"draft version of a live one": {status("GET", "/2?state_version=draft", ""), []test{
			{Answers{}, "404"},
			{Answers{DataConnectorDraftOfLive: DataConnectorDraftOfLiveShown}, "200"},
		}},
		"update of a live one": {
			func(c *caller) string {
				answer := c.ok("PATCH", "/data_connectors/2", `{"description":"new"}`).object
				before := c.ok("GET", "/data_connectors/2", "").object
				c.ok("PATCH", "/data_connectors/2", `{"state":"live"}`)
				after := c.ok("GET", "/data_connectors/2", "").object
				return fmt.Sprint(answer["state"], " ", before["state"], " ", before["description"], " ", after["state"], " ", after["description"])
			},
			[]test{
				{Answers{}, "live live new live new"},
				{Answers{DataConnectorUpdateLive: DataConnectorUpdateLiveDrafts}, "draft live  live new"},
			},
		},
		"draft of an update": {
			func(c *caller) string {
				c.ok("PATCH", "/data_connectors/2", `{"description":"new"}`)
				return fmt.Sprint(c.ok("GET", "/data_connectors/2?state_version=draft", "").object["description"])
			},
			[]test{{Answers{DataConnectorUpdateLive: DataConnectorUpdateLiveDrafts}, "new"}},
		},
		"headers": {headers(`{"headers":[{"name":"B","value":"new"},{"name":"C","value":"3"}]}`), []test{
			{Answers{}, "B=new C=3"},
			{Answers{DataConnectorHeaders: DataConnectorHeadersMerged}, "A=1 B=new C=3"},
		}},
		"header with asterisks": {headers(`{"headers":[{"name":"A","value":"****"},{"name":"C","value":"****"}]}`), []test{
			{Answers{}, "A=**** C=****"},
			{Answers{DataConnectorStars: DataConnectorStarsKept}, "A=1 C=****"},
		}},
		"live without a URL": {status("PATCH", "/1", `{"state":"live"}`), []test{
			{Answers{}, "422"},
			{Answers{DataConnectorPublish: DataConnectorPublishAccepted}, "200"},
		}},
		"description": {
			func(c *caller) string {
				value, ok := c.ok("PATCH", "/data_connectors/1", `{"description":""}`).object["description"]
				return fmt.Sprintf("%v %t", value, ok)
			},
			[]test{
				{Answers{}, " true"},
				{Answers{BlankDescription: BlankDescriptionNull}, "<nil> true"},
				{Answers{BlankDescription: BlankDescriptionAbsent}, "<nil> false"},
			},
		},
		"name": {
			func(c *caller) string {
				name := c.ok("PATCH", "/data_connectors/1", `{"name":"R&D "}`).object["name"]
				return fmt.Sprintf("%v|%t", name, dig(c.ok("GET", "/data_connectors", "").object, "data", 0, "name") == name)
			},
			[]test{
				{Answers{}, "R&D |true"},
				{Answers{NameEscape: NameEscapeAll}, "R&amp;D |true"},
				{Answers{NameBlanks: NameBlanksTrimmed}, "R&D|true"},
			},
		},
	} {
		for i, test := range scenario.tests {
			t.Run(fmt.Sprintf("%s/%d", name, i), func(t *testing.T) {
				t.Parallel()
				now := time.Unix(1_700_000_000, 0)
				s := New(t, with(test.answers), func(c *Config) { c.Now = func() time.Time { return now } })
				s.Add("data_connectors", map[string]any{
					"id": "1", "name": "Draft",
					"headers": []any{map[string]any{"name": "A", "value": "1"}, map[string]any{"name": "B", "value": "2"}},
				})
				s.Add("data_connectors", map[string]any{"id": "2", "name": "Live", "state": "live", "url": "https://example.com"})
				equal(t, "outcome", scenario.run(call(t, s)), test.want)
			})
		}
	}
}

// A page continues after the last item of the previous one, whatever has changed in
// between.
func TestDataConnector_pages(t *testing.T) {
	t.Parallel()
	now := time.Unix(1_700_000_000, 0)
	s := New(t, func(c *Config) { c.Now = func() time.Time { return now } })
	for i := range 45 {
		if i%3 == 0 {
			now = now.Add(time.Second)
		}
		s.Add("data_connectors", map[string]any{"name": fmt.Sprint(i)})
	}
	c := call(t, s)
	seen := map[any]int{}
	for path, pages := "/data_connectors", 0; path != ""; pages++ {
		page := c.ok("GET", path, "")
		for _, connector := range page.list("data") {
			seen[connector["name"]]++
		}
		path = ""
		if cursor, ok := dig(page.object, "pages", "next", "starting_after").(string); ok {
			path = "/data_connectors?starting_after=" + cursor
		}
		now = now.Add(time.Second)
		s.Change("data_connectors", "169", map[string]any{"description": fmt.Sprint(pages)}) // moves the connector to the front
	}
	equal(t, "objects", len(seen), 45)
	for name, n := range seen {
		if n != 1 {
			t.Errorf("%v was listed %d times", name, n)
		}
	}
	equal(t, "items of a page", len(c.ok("GET", "/data_connectors?per_page=50", "").list("data")), 45)
	equal(t, "last change", c.ok("GET", "/data_connectors?per_page=1", "").list("data")[0]["description"], "2")
}
