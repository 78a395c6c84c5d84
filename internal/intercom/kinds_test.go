package intercom

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// What holds for every kind is tested on all collections and singletons that a
// Client has. A new kind needs no line here. If Intercom's examples have keys for
// which its type has no field on purpose, the kind's test file says so:
//
//	func (*Tag) ignoredKeys() []string { return []string{"users", "companies"} }

func (*Admin) ignoredKeys() []string {
	return []string{"avatar", "email_verified", "away_status_reason_id", "team_priority_level"}
}

// Each list is that of one model, which the client knows.
func (*DataAttribute) ignoredKeys() []string { return []string{"model"} }

// The answer to tagging an object includes the object.
func (*Tag) ignoredKeys() []string { return []string{"users", "companies", "applied_at", "applied_by"} }

func (*TicketType) ignoredKeys() []string {
	return []string{"ticket_type_attribute.workspace_id"} // the type has it
}

// tested is a collection or a singleton.
type tested interface {
	testedPath() string
	testedGet(ctx context.Context) error
	testedList(ctx context.Context) error
	// testedRead decodes an answer, which holds a list if it is that of the path
	// itself, and reports what is wrong with the outcome.
	testedRead(t *testing.T, isList bool, answer []byte) (any, error)
	testedKeys() []string
}

// testedNested is a nested.
type testedNested interface{ testedChildren() tested }

func (n *nested[T]) testedChildren() tested { return n.of("{}") }

func (s *collection[T]) testedPath() string { return s.path }

func (s *collection[T]) testedGet(ctx context.Context) error {
	_, err := s.Get(ctx, "1")
	return err
}

func (s *collection[T]) testedList(ctx context.Context) error {
	_, err := s.List(ctx)
	return err
}

func (s *collection[T]) testedRead(t *testing.T, isList bool, answer []byte) (any, error) {
	t.Helper()
	if !isList {
		object, err := decoded[T](s.client, answer)
		if err == nil && s.id(object) == "" {
			t.Errorf("%T has no id: %s", object, answer)
		}
		return object, err
	}
	s.adaptive = false // the items have their texts
	page, err := s.decodePage(bytes.NewReader(answer))
	if err != nil {
		return nil, err
	}
	all := newItems(s.id)
	all.add(page.items)
	if len(all.objects) != len(page.items) {
		t.Errorf("%d of %d items are left: %s", len(all.objects), len(page.items), answer)
	}
	_, _ = page.position().next(s.path, 1)
	return map[string]any{s.key: page.items}, nil
}

func (s *collection[T]) testedKeys() []string { return keysOf(new(T)) }

func (s *singleton[T]) testedPath() string { return s.path }

func (s *singleton[T]) testedGet(ctx context.Context) error {
	_, err := s.Get(ctx, "")
	return err
}

func (s *singleton[T]) testedList(ctx context.Context) error { return s.testedGet(ctx) }

func (s *singleton[T]) testedRead(_ *testing.T, _ bool, answer []byte) (any, error) {
	return decoded[T](s.client, answer)
}

func (s *singleton[T]) testedKeys() []string { return keysOf(new(T)) }

// decoded reads an answer that is a T.
func decoded[T any](c *Client, data []byte) (*T, error) {
	out := new(T)
	target, ok := any(out).(answer)
	if !ok {
		return nil, fmt.Errorf("%T is no answer", out)
	}
	return out, c.decode(bytes.NewReader(data), target)
}

func keysOf(value any) []string {
	if ignores, ok := value.(interface{ ignoredKeys() []string }); ok {
		return ignores.ignoredKeys()
	}
	return nil
}

// kindsOf returns the collections and singletons of a client, by the name of the
// field of Client, and of the service if that has several.
func kindsOf(t testing.TB, client *Client) map[string]tested {
	t.Helper()
	kinds := map[string]tested{}
	services := reflect.ValueOf(client).Elem()
	for i := range services.NumField() {
		if field := services.Type().Field(i); field.IsExported() {
			addKinds(kinds, field.Name, services.Field(i))
		}
	}
	return kinds
}

func addKinds(kinds map[string]tested, name string, v reflect.Value) {
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Implements(reflect.TypeFor[testedNested]()):
		of, _ := reflect.NewAt(v.Type().Elem(), v.UnsafePointer()).Interface().(testedNested)
		kinds[name] = of.testedChildren()
	case v.Kind() == reflect.Map && v.Type().Elem().Implements(reflect.TypeFor[tested]()):
		for key, value := range v.Seq2() {
			addKinds(kinds, name+" "+key.String(), value)
		}
	case v.Kind() != reflect.Pointer || v.IsNil() || v.Type() == reflect.TypeFor[*Client]():
	case v.Type().Implements(reflect.TypeFor[tested]()):
		// reflect.NewAt makes a value for the same object, because the value of an
		// unexported field cannot be converted to an interface.
		kind, _ := reflect.NewAt(v.Type().Elem(), v.UnsafePointer()).Interface().(tested)
		kinds[name] = kind
	case v.Elem().Kind() == reflect.Struct:
		for i := range v.Elem().NumField() {
			addKinds(kinds, name+" "+v.Elem().Type().Field(i).Name, v.Elem().Field(i))
		}
	}
}

// answeredBy returns a client of a server that answers every request with the same
// answer.
func answeredBy(t *testing.T, status int, body string) *Client {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	client, err := New(Config{AccessToken: "token", BaseURL: server.URL + "/prefix"})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// An object is gone if the list does not have it and a read by its id says so. A 404
// alone may mean that the address is wrong.
func TestKinds_gone(t *testing.T) {
	t.Parallel()
	client := answeredBy(t, http.StatusNotFound, `{"type":"error.list","errors":[{"code":"not_found","message":"Resource Not Found"}]}`)
	for name, kind := range kindsOf(t, client) {
		if err := kind.testedGet(t.Context()); err == nil || errors.Is(err, ErrNotFound) {
			t.Errorf("%s: got %v, want an error that is not ErrNotFound", name, err)
		}
	}
	if _, err := client.TicketTypeAttributes.Get(t.Context(), "1", "2"); err == nil || errors.Is(err, ErrNotFound) {
		t.Errorf("got %v, want an error that is not ErrNotFound", err)
	}
}

// An empty answer must never read as an empty workspace.
func TestKinds_nothing(t *testing.T) {
	t.Parallel()
	for _, body := range []string{``, `{}`, `[]`, `null`, `{"type":"list"}`, `{"type":"list","data":null}`, `"x"`} {
		for name, kind := range kindsOf(t, answeredBy(t, http.StatusOK, body)) {
			if kind.testedList(t.Context()) == nil {
				t.Errorf("%s: %q reads as an empty list", name, body)
			}
		}
	}
}

// Decoding Intercom's own examples into the client's types loses nothing.
func TestKinds_examples(t *testing.T) {
	t.Parallel()
	for name, kind := range kindsOf(t, offline(t)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ignored := map[string]bool{"pages": true, "page": true, "per_page": true, "total_pages": true, "total_count": true}
			for _, key := range kind.testedKeys() {
				ignored[key] = true
			}
			route := strings.ReplaceAll(kind.testedPath(), segments("{}"), "/{}")
			examples := intercomtest.Examples(t, route)
			if len(examples) == 0 && name != "AwayStatusReasons" && name != "ReportingDatasets" { // the description has no example
				t.Fatal("there is no example")
			}
			for _, example := range examples {
				if example.Method == http.MethodDelete {
					continue
				}
				out, err := kind.testedRead(t, example.Method == http.MethodGet && example.Route == route, example.Body)
				if err != nil {
					t.Fatalf("decoding %s: %v", example.Body, err)
				}
				same(t, ignored, example, out)
			}
		})
	}
}

// Decoding the examples of types that are not kinds loses nothing, either.
func TestExamples(t *testing.T) {
	t.Parallel()
	for route, test := range map[string]struct {
		new     func() answer
		ignored map[string]bool
	}{
		"/me":                         {func() answer { return new(me) }, map[string]bool{"avatar": true, "email_verified": true, "secure": true}},
		"/ticket_types/{}/attributes": {func() answer { return new(TicketTypeAttribute) }, map[string]bool{"workspace_id": true}},
	} {
		for _, example := range intercomtest.Examples(t, route) {
			out := test.new()
			if err := offline(t).decode(bytes.NewReader(example.Body), out); err != nil {
				t.Fatalf("decoding %s: %v", example.Body, err)
			}
			same(t, test.ignored, example, out)
		}
	}
}

// FuzzDecode checks that an answer either decodes into objects that have an id, or is
// an error.
func FuzzDecode(f *testing.F) {
	kinds := kindsOf(f, offline(f))
	f.Add([]byte(`{"type":"tag","id":"105","name":"VIP"}`))
	f.Add([]byte(`{"type":"list","data":[{"type":"data_attribute","id":34,"model":"company","name":"x","options":["a","b"]}]}`))
	f.Add([]byte(`{"type":"ticket_type","id":"70","ticket_type_attributes":{"type":"list","data":[{"id":"174","ticket_type_id":70,"input_options":{"multiline":false,"list_options":[{"id":"u","label":"l"}]}}]},"ticket_states":{"data":[{"id":1}]}}`))
	f.Add([]byte(`{"type":"admin","id":1,"team_ids":[1,"2"],"role":{"id":"1"},"app":{"id_code":"x"}}`))
	f.Add([]byte(`{"admins":[],"segments":[],"teams":[]}`))
	f.Add([]byte(`{"type":"team","id":"1","admin_ids":[1],"admin_priority_level":{"primary_admin_ids":null},"assignment_limit":null}`))
	f.Add([]byte(`{"type":"list","data":[{"type":"ticket_state","id":"1","ticket_types":{"data":[{"id":"2"}]}}]}`))
	f.Add([]byte(`{"type":"data_connector","id":"125","headers":[{"name":"a","value":"****"}],"data_inputs":[{"name":"b"}],"response_fields":[{"example_value":[1]}]}`))
	f.Add([]byte(`{"id":{}}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, kind := range kinds {
			for _, isList := range []bool{true, false} {
				out, err := kind.testedRead(t, isList, data)
				if ticketType, ok := out.(*TicketType); ok && err == nil {
					checkAttributes(t, ticketType)
				}
			}
		}
		_ = offline(t).decode(bytes.NewReader(data), new(me))
		_ = offline(t).decode(bytes.NewReader(data), new(TicketTypeAttribute))
	})
}

func checkAttributes(t *testing.T, ticketType *TicketType) {
	t.Helper()
	for _, a := range ticketType.AllAttributes() {
		_ = a.Labels()
		if found := ticketType.attribute(a.ID); found == nil {
			t.Error("an attribute is not found by its id")
		}
		if n, m := len(withAttribute(*ticketType, a).AllAttributes()), len(ticketType.AllAttributes()); n != m {
			t.Errorf("writing an attribute made %d of %d", n, m)
		}
	}
}

// offline returns a client that sends nothing.
func offline(t testing.TB) *Client {
	t.Helper()
	client, err := New(Config{AccessToken: "an-access-token"})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// same reports which values of an example are missing after it was decoded.
func same(t *testing.T, ignored map[string]bool, example intercomtest.Example, out any) {
	t.Helper()
	again, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	complete(t, ignored, example.Method+" "+example.Route+": ", parsed(t, example.Body), parsed(t, again))
}

// parsed returns a JSON value whose numbers keep their spelling.
func parsed(t *testing.T, data []byte) (value any) {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

// complete reports which values of an example are missing after it was decoded, except
// for ignored keys. Ids may have become strings.
func complete(t *testing.T, ignored map[string]bool, at string, want, got any) {
	t.Helper()
	switch want := want.(type) {
	case map[string]any:
		got, _ := got.(map[string]any)
		for key, value := range want {
			switch {
			case value == nil, ignored[key], ignored[fmt.Sprint(want["type"])+"."+key]:
			case got[key] == nil && key == "type": // of an envelope
			default:
				complete(t, ignored, at+"/"+key, value, got[key])
			}
		}
	case []any:
		got, _ := got.([]any)
		if len(got) != len(want) {
			t.Errorf("%s has %d elements, want %d", at, len(got), len(want))
			return
		}
		for i := range want {
			complete(t, ignored, fmt.Sprintf("%s/%d", at, i), want[i], got[i])
		}
	default:
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v", at, got, want)
		}
	}
}
