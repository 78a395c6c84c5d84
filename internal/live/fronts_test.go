package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
)

// front starts a server in front of the simulator. first sees each request, and reports
// whether it has answered it.
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

func refuse(w http.ResponseWriter, status int, message string) bool {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(object{"type": "error.list", "errors": []object{{"code": "data_invalid", "message": message}}})
	return true
}

// rewrite answers as the simulator does, but changes each JSON object in the answer.
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

// Intercom may restore one kind of objects and not another. In either case a run
// succeeds, and adds no more objects to the workspace than it must.
func TestRun_oneKindRestored(t *testing.T) {
	t.Parallel()
	needTerraform(t)
	for kind, made := range map[string]map[string]int{
		typeKind:  {"data_attributes": 0, "ticket_types": 3},
		fieldKind: {"data_attributes": 0, "ticket_types": 0, "ticket_type_attributes": 2},
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			s := testSettings(server, "questions", "data_attribute", "ticket_type_attribute")
			s.baseURL = front(t, server, func(w http.ResponseWriter, r *http.Request, body string) bool {
				ofType := strings.HasPrefix(r.URL.Path, "/ticket_types/") && strings.Contains(r.URL.Path, "/attributes/") == (kind == fieldKind)
				return ofType && strings.Contains(body, `"archived":false`) && refuse(w, 422, "It cannot be restored")
			})
			var first map[string]int
			for i := range 2 {
				var out bytes.Buffer
				if err := s.run(t.Context(), &out); err != nil {
					t.Errorf("run %d: %v\n%s", i, err, &out)
				}
				expectClean(t, server)
				now := census(server)
				for kind, n := range made {
					if i > 0 && now[kind]-first[kind] > n {
						t.Errorf("run %d leaves %v, the one before %v", i, now, first)
					}
				}
				first = now
			}
		})
	}
}

// The attributes of ticket types are under the key that the schema names, not under
// that of the examples.
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

// If a ticket type does not show its default attribute, the question about default
// attributes has no answer.
func TestQuestions_noDefaultAttribute(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	s := testSettings(server, "questions")
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

// A run that was interrupted while a ticket type had the name of another leaves the
// type with that name. The next run renames the type back while it is in use, or
// restores it under its original name, because Intercom may refuse to rename an
// archived type.
func TestRun_cutOffRenamed(t *testing.T) {
	t.Parallel()
	for _, left := range []string{"in use", "cleaned up", "archived"} {
		t.Run(left, func(t *testing.T) {
			t.Parallel()
			answers := intercomtest.Answers{TicketTypeNames: intercomtest.NamesUniqueAmongLive}
			server := intercomtest.New(t, answering(answers))
			server.Add("ticket_types", object{"name": probeType, "description": mark + probeType, "category": "Back-office", "archived": true})
			id := server.Add("ticket_types", object{"name": probeType, "description": mark + otherType, "category": "Back-office", "archived": left == "archived"})
			s := testSettings(server, "questions")
			s.baseURL = front(t, server, func(w http.ResponseWriter, r *http.Request, body string) bool {
				return r.Method == http.MethodPut && !strings.Contains(body, `"archived":`) &&
					isArchived(withID(server.Objects("ticket_types"), path.Base(r.URL.Path))) && refuse(w, 422, "It is archived")
			})
			r := newSuite(t, s)
			if left == "cleaned up" {
				r.clean(t.Context())
				if o := withID(server.Objects("ticket_types"), id); o["name"] != otherType {
					t.Errorf("the ticket type is archived as %s", o["name"])
				}
			}
			r.ask(t.Context())
			expectAnswers(t, r, answers, askedByFlag)
			r.clean(t.Context())
			expectClean(t, server)
			if o := withID(server.Objects("ticket_types"), id); o["name"] != otherType {
				t.Errorf("the ticket type is called %s", o["name"])
			}
			expectAtMost(t, census(server), map[string]int{"ticket_types": 2})
		})
	}
}

// If Intercom neither lists nor restores archived ticket types, each run creates new
// ones, up to a limit.
func TestRun_hiddenForEver(t *testing.T) {
	t.Parallel()
	for name, answers := range map[string]intercomtest.Answers{
		"refused":      {RestoreArchived: intercomtest.RestoreArchivedRefused},
		"unchangeable": {RestoreArchived: intercomtest.RestoreArchivedRefused},
		"lost":         {RestoreArchived: intercomtest.RestoreArchivedIgnored, ArchivedTicketTypeByID: intercomtest.ArchivedTicketTypeByIDNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answers.ArchivedTicketTypes = intercomtest.ArchivedTicketTypesHidden
			server := intercomtest.New(t, answering(answers))
			var usedUp *usedUpError
			for i := range mostNumbered + 2 {
				parts := []string{"ticket_type"}
				if i%3 == 0 || name == "unchangeable" { // some runs need more types
					parts = append(parts, "questions")
				}
				s := testSettings(server, parts...)
				s.baseURL = front(t, server, func(w http.ResponseWriter, r *http.Request, _ string) bool {
					return name == "unchangeable" && r.Method == http.MethodPut && strings.HasPrefix(r.URL.Path, "/data_attributes/") &&
						isArchived(withID(server.Objects("data_attributes"), path.Base(r.URL.Path))) && refuse(w, 422, "It is archived")
				})
				r := newSuite(t, s)
				r.ask(t.Context())
				o, err := r.prepareType(t.Context(), "")
				if err == nil && o.adopt == "" { // otherwise Terraform imports it
					_, err = r.typeInUse(t.Context(), o.name)
				}
				if i < mostNumbered && err != nil || i >= mostNumbered && !errors.As(err, &usedUp) {
					t.Errorf("run %d: %v", i, err)
				}
				if r.clean(t.Context()); len(r.left) > 0 {
					t.Errorf("run %d: %v", i, r.left)
				}
			}
			expectAtMost(t, census(server), map[string]int{"data_attributes": 2*mostNumbered + 2, "ticket_types": 3 * mostNumbered})
		})
	}
}

// A run of some parts asks the questions that these parts depend on.
func TestRun_someParts(t *testing.T) {
	t.Parallel()
	needTerraform(t)
	server := intercomtest.New(t, answering(intercomtest.Answers{ArchivedTicketTypes: intercomtest.ArchivedTicketTypesHidden}))
	var first map[string]int
	for i := range 3 {
		var out bytes.Buffer
		if err := testSettings(server, "ticket_type").run(t.Context(), &out); err != nil {
			t.Errorf("%v\n%s", err, &out)
		}
		if !strings.Contains(out.String(), "≠   ArchivedTicketTypes: ") || strings.Contains(out.String(), "TagCaseRename") {
			t.Errorf("%s", &out)
		}
		if now := census(server); i == 0 {
			first = now
		} else if !reflect.DeepEqual(now, first) {
			t.Errorf("run %d leaves %v in the workspace, the first one %v", i, now, first)
		}
	}
}

// The report has the words of a refusal, which the provider may rely on, but not its
// request id.
func TestReport_words(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, answering(intercomtest.Answers{RestoreArchived: intercomtest.RestoreArchivedRefused}))
	s := testSettings(server, "questions")
	s.jsonFile = filepath.Join(t.TempDir(), "report.json")
	var out bytes.Buffer
	if err := s.run(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	report, err := os.ReadFile(s.jsonFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{out.String(), string(report)} {
		for _, want := range []string{
			"400 parameter_invalid: You already have 'terraform_live_list' in your people data.",
			"data attributes: is refused, 422 data_invalid: ",
			"400 parameter_invalid: A tag with that name already exists",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q", want)
			}
		}
		if strings.Contains(text, "request id") {
			t.Error("there is a request id")
		}
	}
	if t.Failed() {
		t.Log(out.String())
	}
}

// A refusal that is not about the name does not answer the questions about names.
func TestQuestions_otherReason(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	s := testSettings(server, "questions")
	s.baseURL = front(t, server, func(w http.ResponseWriter, r *http.Request, body string) bool {
		twin := strings.Contains(body, otherCaseName) || len(server.Objects("data_attributes")) > 1
		return r.Method == http.MethodPost && r.URL.Path == "/data_attributes" && twin && refuse(w, 400, "Something quite different")
	})
	r := newSuite(t, s)
	r.ask(t.Context())
	for _, field := range []string{"DataAttributeNames", "ArchivedDataAttributeName"} {
		if v := r.verdict(field); v.answer != nil || v.note != "refused: 400 data_invalid: Something quite different" {
			t.Errorf("%s: %+v", field, v)
		}
	}
}

// An update may accept options and keep their old order.
func TestQuestions_orderOfCreation(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	s := testSettings(server, "questions")
	s.baseURL = front(t, server, func(w http.ResponseWriter, r *http.Request, _ string) bool {
		return rewrite(server, w, r, func(o object) {
			if values, ok := o["options"].([]any); ok {
				made := func(value any) int { return strings.Index("zeta alpha mid", fmt.Sprint(value)) }
				slices.SortFunc(values, func(a, b any) int { return made(a) - made(b) })
			}
		})
	})
	r := newSuite(t, s)
	r.ask(t.Context())
	if v := r.verdict("OptionsOrder"); v.answer != nil || !strings.HasSuffix(v.note, "came back as zeta, alpha, mid") {
		t.Errorf("%+v", v)
	}
}

// Twenty concurrent requests that take 150 ms each, as Intercom's do, are 133 in a
// second, fewer than the limit. This front answers only after fifty concurrent requests
// have arrived.
func TestQuestions_rateLimitTogether(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.RateLimit = 120 })
	s := testSettings(server, "questions")
	s.askRateLimit = true
	var n atomic.Int64
	arrived := make(chan struct{})
	s.baseURL = front(t, server, func(_ http.ResponseWriter, r *http.Request, _ string) bool {
		switch i := n.Add(1); {
		case i == 51: // the first asks for the limit
			close(arrived)
		case i > 1:
			select {
			case <-arrived:
			case <-r.Context().Done():
			}
		}
		return false
	})
	if v, err := newSuite(t, s).retryAfter(t.Context()); err != nil || v.answer != intercomtest.RetryAfterNotSent {
		t.Errorf("%+v, %v", v, err)
	}
}

// Neither the output nor the report has the token, even if Intercom repeats the token
// in a message, and the report does not have the id of the workspace.
func TestReport_private(t *testing.T) {
	t.Parallel()
	needTerraform(t)
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Token = "very-secret" })
	s := testSettings(server, "questions", "tag")
	s.jsonFile = filepath.Join(t.TempDir(), "report.json")
	s.baseURL = front(t, server, func(w http.ResponseWriter, r *http.Request, body string) bool {
		return r.Method == http.MethodPost && strings.Contains(body, `"id"`) &&
			refuse(w, 422, r.Header.Get("Authorization")+" may not in "+server.WorkspaceID)
	})
	var out bytes.Buffer
	err := s.run(t.Context(), &out)
	if err == nil || strings.Contains(err.Error(), server.Token) {
		t.Error(err)
	}
	report, err := os.ReadFile(s.jsonFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{out.String(), string(report)} {
		if !strings.Contains(text, "Bearer *** may not in ") || strings.Contains(text, server.Token) {
			t.Error(text)
		}
	}
	if strings.Contains(string(report), server.WorkspaceID) {
		t.Errorf("%s", report)
	}
}

// Each resource has a trial that changes each argument or gives the reason why it does
// not.
func TestTrials(t *testing.T) {
	t.Parallel()
	r := newSuite(t, testSettings(intercomtest.New(t), allParts...))
	var got, want []string
	for _, trial := range r.trials {
		got = append(got, trial.Name)
		var schema resource.SchemaResponse
		trial.Resource(trial.Kind).Schema(t.Context(), resource.SchemaRequest{}, &schema)
		create, update := trial.arguments(r, "name")
		for name, attribute := range schema.Schema.Attributes {
			if !attribute.IsRequired() && !attribute.IsOptional() {
				continue
			}
			_, changed := update[name]
			if _, not := trial.unchanged[name]; changed == not {
				t.Errorf("%s: want another value of %s, or the reason why it is not changed", trial.Name, name)
			}
			if reflect.DeepEqual(create[name], update[name]) && changed {
				t.Errorf("%s: %s is created with the value that it is changed to", trial.Name, name)
			}
		}
	}
	for _, k := range provider.Kinds() {
		if k.Resource != nil && untried[k.Name] == "" {
			want = append(want, k.Name)
		}
	}
	slices.Sort(got)
	if slices.Sort(want); !slices.Equal(got, want) {
		t.Errorf("there are trials for %q, want %q", got, want)
	}
}

// Reading the data sources changes nothing in the workspace.
func TestRun_dataSources(t *testing.T) {
	t.Parallel()
	needTerraform(t)
	if names := withoutArguments(t.Context()); !slices.Contains(names, "ticket_states") || slices.Contains(names, "tag") {
		t.Errorf("%q are read", names)
	}
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed, c.WorkspaceName = true, "Acme [TEST]" })
	var out bytes.Buffer
	if err := testSettings(server, "data_sources").run(t.Context(), &out); err != nil || server.Writes() > 0 {
		t.Errorf("%v, after %v\n%s", err, server.Counts(), &out)
	}
}

// Each step fails if the provider or Intercom does something wrong that the step
// checks.
func TestRun_wrong(t *testing.T) {
	t.Parallel()
	needTerraform(t)
	// of reports whether a request changes the data attribute of the steps, not one of
	// the questions.
	of := func(server *intercomtest.Server, r *http.Request) bool {
		return r.Method == http.MethodPut && text(withID(server.Objects("data_attributes"), path.Base(r.URL.Path)), "name") == acceptanceName
	}
	lists := func(r *http.Request) bool { return r.Method == http.MethodGet && r.URL.Path == "/data_attributes" }
	// as answers as if the request had another body.
	as := func(server *intercomtest.Server, w http.ResponseWriter, r *http.Request, body string) bool {
		r.Body, r.ContentLength = io.NopCloser(strings.NewReader(body)), int64(len(body))
		server.ServeHTTP(w, r)
		return true
	}
	type broken func(server *intercomtest.Server, w http.ResponseWriter, r *http.Request, body string) bool
	for name, test := range map[string]struct {
		part, step string
		front      broken
	}{
		"a create is refused": {"tag", "is created", func(_ *intercomtest.Server, w http.ResponseWriter, r *http.Request, _ string) bool {
			return r.Method == http.MethodPost && refuse(w, 422, "No")
		}},
		"descriptions are read otherwise": {"data_attribute", "planned again, has no changes", func(server *intercomtest.Server, w http.ResponseWriter, r *http.Request, _ string) bool {
			return lists(r) && rewrite(server, w, r, func(o object) { o["description"] = strings.ToUpper(text(o, "description")) })
		}},
		"an update does nothing": {"data_attribute", "is updated in place", func(server *intercomtest.Server, w http.ResponseWriter, r *http.Request, body string) bool {
			return of(server, r) && strings.Contains(body, `"Updated"`) && as(server, w, r, `{}`)
		}},
		"a change does not show": {"data_attribute", "changed outside of Terraform, is found and repaired", func(server *intercomtest.Server, w http.ResponseWriter, r *http.Request, body string) bool {
			return of(server, r) && strings.Contains(body, `"By hand"`) && as(server, w, r, `{}`)
		}},
		"an import does not find it": {"tag", "is imported, without changes", func(server *intercomtest.Server, w http.ResponseWriter, r *http.Request, _ string) bool {
			return r.URL.Path == "/tags" && server.Count("POST /tags") > 3 && rewrite(server, w, r, func(o object) { o["name"] = "Another" })
		}},
		"nothing is archived": {"data_attribute", "is destroyed", func(server *intercomtest.Server, w http.ResponseWriter, r *http.Request, body string) bool {
			return of(server, r) && strings.Contains(body, `"archived":true`) && as(server, w, r, `{}`)
		}},
		"nothing is deleted": {"tag", "is destroyed", func(_ *intercomtest.Server, _ http.ResponseWriter, r *http.Request, _ string) bool {
			return r.Method == http.MethodDelete // reports the request as answered, with an empty answer
		}},
		"nothing is restored": {"data_attribute", "is created again", func(server *intercomtest.Server, w http.ResponseWriter, r *http.Request, body string) bool {
			return of(server, r) && strings.Contains(body, `"archived":false`) && as(server, w, r, `{}`)
		}},
		"a read is never the same": {"data_sources", "planned again, have no changes", func(server *intercomtest.Server, w http.ResponseWriter, r *http.Request, _ string) bool {
			return r.URL.Path == "/admins" && rewrite(server, w, r, func(o object) { o["name"] = fmt.Sprint("Ada ", server.Total()) })
		}},
		"a read is refused": {"data_sources", "are read", func(_ *intercomtest.Server, w http.ResponseWriter, r *http.Request, _ string) bool {
			return r.URL.Path == "/segments" && refuse(w, 422, "No")
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed, c.WorkspaceName = true, "Acme [TEST]" })
			s := testSettings(server, test.part)
			s.baseURL = front(t, server, func(w http.ResponseWriter, r *http.Request, body string) bool {
				return test.front(server, w, r, body)
			})
			var out bytes.Buffer
			err := s.run(t.Context(), &out)
			_, steps, _ := strings.Cut(out.String(), "\n"+test.part+"\n")
			steps, _, _ = strings.Cut(steps, "\nCleaning up\n")
			if i := strings.Index(steps, "✗ "); err == nil || i < 0 || !strings.HasPrefix(steps[i:], "✗ "+test.step+": ") {
				t.Errorf("%v\n%s", err, &out)
			}
		})
	}
}

// A cleanup that fails is tried again.
func TestClean_retries(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Add("tags", object{"name": firstTag})
	server.Fail(intercomtest.Fault{Request: "DELETE /tags/{id}", Status: 422})
	r := newSuite(t, testSettings(server, "questions"))
	if r.clean(t.Context()); len(r.left) > 0 || server.Count("DELETE /tags/{id}") != 2 {
		t.Errorf("%v is left, after %v", r.left, server.Counts())
	}
	expectClean(t, server)
}

// If the answer to a POST is lost, the question is asked again. The question creates
// two tags and renames one.
func TestQuestions_lost(t *testing.T) {
	t.Parallel()
	untroubled, server := intercomtest.New(t), intercomtest.New(t)
	server.Fail(intercomtest.Fault{Kind: intercomtest.FaultDrop, After: true, Request: "POST /tags", Skip: 2}) // after the two tags exist
	newSuite(t, testSettings(untroubled, "questions")).ask(t.Context())
	r := newSuite(t, testSettings(server, "questions"))
	r.ask(t.Context())
	want := untroubled.Count("POST /tags") + 3
	if v := r.verdict("TagRenameCollision"); v.answer != intercomtest.TagRenameCollisionRefused || server.Count("POST /tags") != want {
		t.Errorf("%+v, after %v, want %d POST /tags", v, server.Counts(), want)
	}
}
