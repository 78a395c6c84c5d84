package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// front is a server before the simulator. first sees each request, and reports
// whether it has answered.
func front(t *testing.T, server *intercomtest.Server, first func(w http.ResponseWriter, r *http.Request, body string) bool) string {
	t.Helper()
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		if !first(w, r, string(body)) {
			server.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(front.Close)
	return front.URL
}

// rewrite answers what the simulator does, with each JSON object in it changed.
func rewrite(server *intercomtest.Server, w http.ResponseWriter, r *http.Request, change func(object)) bool {
	recorder := httptest.NewRecorder()
	server.ServeHTTP(recorder, r)
	var answer any
	if err := json.Unmarshal(recorder.Body.Bytes(), &answer); err == nil {
		eachObject(answer, change)
	}
	for key, values := range recorder.Header() {
		if key != "Content-Length" {
			w.Header()[key] = values
		}
	}
	w.WriteHeader(recorder.Code)
	_ = json.NewEncoder(w).Encode(answer)
	return true
}

func eachObject(in any, change func(object)) {
	switch in := in.(type) {
	case object:
		for _, value := range in {
			eachObject(value, change)
		}
		change(in)
	case []any:
		for _, value := range in {
			eachObject(value, change)
		}
	}
}

// Ticket types answer with their attributes as the schema has them, not as the
// examples do.
func TestRun_bySchema(t *testing.T) {
	t.Parallel()
	needTerraform(t)
	server := intercomtest.New(t)
	s := testSettings(server, "questions", "ticket_type_attribute")
	s.baseURL = front(t, server, func(w http.ResponseWriter, r *http.Request, _ string) bool {
		return rewrite(server, w, r, func(o object) {
			if attributes, ok := o["ticket_type_attributes"].(object); ok {
				o["ticket_type_attributes"] = object{"type": "ticket_type_attributes.list", "ticket_type_attributes": attributes["data"]}
			}
		})
	})
	var first map[string]int
	for i := range 2 {
		var out bytes.Buffer
		if err := s.run(t.Context(), &out); err != nil || strings.Contains(out.String(), "≠") {
			t.Errorf("%v\n%s", err, &out)
		}
		if now := census(server); i == 0 {
			first = now
		} else if !reflect.DeepEqual(now, first) {
			t.Errorf("run %d leaves %v in the workspace, the first one %v", i, now, first)
		}
	}
}

// A default attribute that is not shown says nothing about whether it may be
// changed.
func TestQuestions_noDefaultAttribute(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	s := testSettings(server)
	s.baseURL = front(t, server, func(w http.ResponseWriter, r *http.Request, _ string) bool {
		return rewrite(server, w, r, func(o object) {
			if o["name"] == "_default_description_" {
				o["name"] = "Description"
			}
		})
	})
	if v, err := newSuite(t, s).defaultAttributes(t.Context()); err != nil || !v.notAsked {
		t.Errorf("%+v, %v", v, err)
	}
}
