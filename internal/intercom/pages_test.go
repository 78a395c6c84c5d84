package intercom

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/text/unicode/norm"
)

// serve returns a client of a server that answers with respond.
func serve(t *testing.T, respond http.HandlerFunc) *Client {
	t.Helper()
	server := httptest.NewServer(respond)
	t.Cleanup(server.Close)
	client, err := New(Config{AccessToken: "an-access-token", BaseURL: server.URL + "/proxy"})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// answers returns a handler that answers a request with the body for its query.
func answers(t *testing.T, bodies map[string]string) http.HandlerFunc {
	t.Helper()
	return func(w http.ResponseWriter, r *http.Request) {
		body, ok := bodies[r.URL.Query().Encode()]
		if !ok || r.URL.Path != "/proxy/tags" {
			t.Errorf("asked for %s", r.URL)
		}
		_, _ = io.WriteString(w, body)
	}
}

func idsOf(tags []*Tag) []string {
	var ids []string
	for _, tag := range tags {
		ids = append(ids, tag.ID.String()+tag.Name)
	}
	return ids
}

// All pages of a list are read, in whichever way it says that there are more.
func TestPages(t *testing.T) {
	t.Parallel()
	for name, bodies := range map[string]map[string]string{
		"numbers": {
			"":       `{"data":[{"id":"1"},{"id":2}],"pages":{"page":1,"per_page":2,"total_pages":3,"next":null},"total_count":5}`,
			"page=2": `{"data":[{"id":"3"},{"id":4}],"pages":{"page":2,"per_page":2,"total_pages":3},"total_count":5}`,
			"page=3": `{"data":[{"id":"5"}],"pages":{"page":3,"per_page":2,"total_pages":3},"total_count":5}`,
		},
		"numbers as strings": {
			"":       `{"data":[{"id":"1"},{"id":2}],"pages":{"page":"1","per_page":"2","total_pages":"2"}}`,
			"page=2": `{"data":[{"id":"3"},{"id":4},{"id":5}],"pages":{"page":"2","total_pages":2}}`,
		},
		"numbers beside the items": {
			"":       `{"page":1,"per_page":2,"total_pages":2,"data":[{"id":"1"},{"id":2}],"total_count":5}`,
			"page=2": `{"page":2,"per_page":2,"total_pages":2,"data":[{"id":"3"},{"id":4},{"id":5}],"total_count":5}`,
		},
		"numbers without the present page": {
			"":       `{"data":[{"id":"1"},{"id":2}],"pages":{"total_pages":2}}`,
			"page=2": `{"data":[{"id":"3"},{"id":4},{"id":5}],"pages":{"total_pages":2}}`,
		},
		"cursor": {
			"":                   `{"data":[{"id":"1"},{"id":2}],"pages":{"next":{"page":2,"starting_after":"a b"}}}`,
			"starting_after=a+b": `{"data":[{"id":"3"},{"id":4}],"pages":{"next":{"starting_after":"c"}}}`,
			"starting_after=c":   `{"data":[{"id":"5"}],"pages":{"next":null}}`,
		},
		"URL": {
			"":                  `{"data":[{"id":"1"},{"id":2}],"pages":{"next":"https://api.intercom.io/tags?per_page=2&page=2","page":1,"total_pages":2}}`,
			"page=2&per_page=2": `{"data":[{"id":"3"},{"id":4},{"id":5}],"pages":{"next":"","page":2,"total_pages":2}}`,
		},
		"moving": {
			"":       `{"data":[{"id":"1"},{"id":2}],"pages":{"page":1,"total_pages":2}}`,
			"page=2": `{"data":[{"id":"2"},{"id":3},{"id":4},{"id":5}],"pages":{"page":2,"total_pages":2}}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tags, err := serve(t, answers(t, bodies)).Tags.List(t.Context())
			if got := idsOf(tags); err != nil || !slices.Equal(got, []string{"1", "2", "3", "4", "5"}) {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}
}

// An object that moves to the first page while the pages are read is not missing. If an
// object occurs twice, its latest form is kept.
func TestPages_moved(t *testing.T) {
	t.Parallel()
	var requests []string
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		page := r.URL.Query().Get("page")
		requests = append(requests, page)
		first, second := `[{"id":"1","name":"old"},{"id":"2"}]`, `[{"id":"2"},{"id":"1","name":"new"}]`
		if len(requests) > 2 {
			first = `[{"id":"3"},{"id":"1","name":"new"}]` // 3 was on page 2 and moved
		}
		if page == "2" {
			_, _ = io.WriteString(w, `{"data":`+second+`,"total_count":3,"pages":{"page":2,"total_pages":2}}`)
			return
		}
		_, _ = io.WriteString(w, `{"data":`+first+`,"total_count":3,"pages":{"page":1,"total_pages":2}}`)
	})
	tags, err := client.Tags.List(t.Context())
	if got := idsOf(tags); err != nil || !slices.Equal(got, []string{"1new", "2", "3"}) {
		t.Errorf("got %v, %v", got, err)
	}
	if len(requests) != 4 {
		t.Errorf("%d requests, want both pages twice", len(requests))
	}
}

// A list that is invalid, or whose next page cannot be found, is an error.
func TestPages_refused(t *testing.T) {
	t.Parallel()
	items := `"data":[{"id":"1"},{"id":"2"}]`
	for name, bodies := range map[string][]string{
		"null":                 {`{"data":[null]}`},
		"no id":                {`{"data":[{"id":"1"},{"name":"x"}]}`},
		"empty id":             {`{"data":[{"id":""}]}`},
		"null id":              {`{"data":[{"id":null}]}`},
		"one id twice":         {`{"data":[{"id":"1"},{"id":1}]}`},
		"no object":            {`{"data":[1]}`},
		"an array":             {`{"data":[[]]}`},
		"two lists":            {`{"data":[],"data":[]}`},
		"an object":            {`{"data":{}}`},
		"cut off":              {`{"data":[{"id":"1"}]`},
		"more after the end":   {`{"data":[]}{}`},
		"more than it shows":   {`{` + items + `,"total_count":3}`},
		"next without a place": {`{` + items + `,"pages":{"next":{}}}`},
		"next of another kind": {`{` + items + `,"pages":{"next":true}}`},
		"another list":         {`{` + items + `,"pages":{"next":"https://api.intercom.io/admins?page=2"}}`},
		"an URL without query": {`{` + items + `,"pages":{"next":"https://api.intercom.io/tags"}}`},
		"the first page again": {`{` + items + `,"pages":{"page":1,"total_pages":2}}`, `{` + items + `,"pages":{"page":1,"total_pages":2}}`},
		"a cursor again":       {`{` + items + `,"pages":{"next":{"starting_after":"a"}}}`, `{` + items + `,"pages":{"next":{"starting_after":"a"}}}`},
		"an empty page":        {`{` + items + `,"pages":{"page":1,"total_pages":3}}`, `{"data":[],"pages":{"page":2,"total_pages":3}}`},
		"odd numbers":          {`{` + items + `,"pages":{"page":1,"total_pages":-2}}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := 0
			client := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				n++
				_, _ = io.WriteString(w, bodies[(n-1)%len(bodies)])
			})
			if tags, err := client.Tags.List(t.Context()); err == nil {
				t.Errorf("got %v", idsOf(tags))
			}
		})
	}
}

// Standard attributes have no id, and are always in the list.
func TestPages_dataAttributes(t *testing.T) {
	t.Parallel()
	own := `{"type":"data_attribute","name":"name","full_name":"company.name","custom":false}`
	for body, ok := range map[string]bool{
		`{"data":[` + own + `,` + own + `]}`: true,
		`{"data":[]}`:                        false,
		`{"data":[` + own + `,{"name":"x","full_name":"x","custom":true}]}`: false,
		`{"data":[` + own + `,{}]}`:                                         false,
	} {
		client := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) })
		if attributes, err := client.DataAttributes.List(t.Context(), "company"); (err == nil) != ok {
			t.Errorf("%s: got %v, %v", body, attributes, err)
		}
	}
}

// An answer of tens of megabytes that is made of tiny values is refused before
// it takes much more memory than its text.
//
//nolint:paralleltest // it measures the memory of the process
func TestPages_memory(t *testing.T) {
	const size = 60 << 20
	for name, part := range map[string][3]string{
		"empty items":     {`{"data":[`, `{},`, `{}]}`},
		"null items":      {`{"data":[`, `null,`, `null]}`},
		"items":           {`{"data":[`, `{"id":%d},`, `{"id":"x"}]}`},
		"items of a list": {`{"data":[{"id":"1","ticket_type_attributes":{"data":[`, `{},`, `{}]}}]}`},
		"texts":           {`{"data":[{"id":"1","options":[`, `"",`, `""]}]}`},
		"numbers":         {`{"data":[{"id":"1","unknown":[`, `1,`, `1]}]}`},
		"beside the list": {`{"unknown":[`, `{},`, `{}],"data":[]}`},
	} {
		client := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, part[0])
			var text strings.Builder
			for i := 0; i < size; {
				text.Reset()
				for text.Len() < 1<<16 {
					if strings.Contains(part[1], "%d") {
						fmt.Fprintf(&text, part[1], i+text.Len())
					} else {
						text.WriteString(part[1])
					}
				}
				if _, err := io.WriteString(w, text.String()); err != nil {
					return
				}
				i += text.Len()
			}
			_, _ = io.WriteString(w, part[2])
		})
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := client.TicketTypes.List(t.Context())
		runtime.ReadMemStats(&after)
		if err == nil {
			t.Errorf("%s: accepted", name)
		}
		if allocated := (after.TotalAlloc - before.TotalAlloc) >> 20; allocated > 600 {
			t.Errorf("%s: allocated %d MB for %d MB", name, allocated, size>>20)
		} else {
			t.Logf("%s: allocated %d MB: %v", name, allocated, err)
		}
	}
}

// Every text of every answer is in Unicode's normal form C.
func TestDecode_normalForm(t *testing.T) {
	t.Parallel()
	const decomposed = `Socie\u0301te\u0301 e` + "\u0301"
	for name, test := range map[string]struct {
		body string
		read func(context.Context, *Client) (any, error)
	}{
		"list": {
			`{"data":[{"id":"1","name":"%[1]s","description":"%[1]s","icon":"%[1]s","ticket_type_attributes":{"data":[{"id":"2","name":"%[1]s",
			"input_options":{"list_options":[{"id":"%[1]s","label":"%[1]s"}]}}]},"ticket_states":{"data":[{"id":"3","internal_label":"%[1]s"}]}}]}`,
			func(ctx context.Context, c *Client) (any, error) { return c.TicketTypes.List(ctx) },
		},
		"object": {
			`{"id":"1","name":"%[1]s","options":["%[1]s"],"label":"%[1]s"}`,
			func(ctx context.Context, c *Client) (any, error) {
				return c.DataAttributes.Update(ctx, "1", DataAttributeUpdate{})
			},
		},
		"workspace": {
			`{"id":"1","name":"%[1]s","role":{"name":"%[1]s"},"app":{"id_code":"x","name":"%[1]s"}}`,
			func(ctx context.Context, c *Client) (any, error) { return c.Workspace.Get(ctx) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprintf(w, test.body, decomposed) })
			answered, err := test.read(t.Context(), client)
			if err != nil {
				t.Fatal(err)
			}
			texts := 0
			rewriteStrings(&answered, func(text string) string {
				if strings.Contains(text, "Soci") {
					texts++
				}
				if !norm.NFC.IsNormalString(text) {
					t.Errorf("%q is not normalised", text)
				}
				return text
			})
			if texts < 3 {
				t.Errorf("saw %d texts", texts)
			}
		})
	}
}

// Strings are rewritten in values of every type.
func TestRewriteStrings(t *testing.T) {
	t.Parallel()
	type text string
	type inner struct{ A, b string }
	value := struct {
		Text    text
		Pointer *string
		Nil     *string
		Slice   []string
		Array   [1]string
		Map     map[text]inner
		NilMap  map[string]string
		Any     any
		NilAny  any
		Bytes   []byte
		Raw     json.RawMessage
		Other   json.RawMessage
		Number  int
		inner
	}{
		"x", new("x"), nil,
		[]string{"x"},
		[1]string{"x"},
		map[text]inner{"x": {"x", "x"}},
		nil,
		[]any{"x", map[string]any{"x": "x"}},
		nil,
		[]byte("x"), json.RawMessage(`{"x":["x",1.50]}`), json.RawMessage(`{ "y": 1e400 }`),
		1,
		inner{"x", "x"},
	}
	rewriteStrings(&value, func(string) string { return "y" })
	want := fmt.Sprint("y", "y", []string{"y"}, [1]string{"y"}, map[text]inner{"y": {"y", "x"}}, []any{"y", map[string]any{"y": "y"}}, "x", `{"y":["y",1.50]}`, `{ "y": 1e400 }`, inner{"y", "x"})
	if got := fmt.Sprint(value.Text, *value.Pointer, value.Slice, value.Array, value.Map, value.Any, string(value.Bytes), string(value.Raw), string(value.Other), value.inner); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A 409 is temporary only if the request says so, and then even for a POST.
func TestRequest_retry(t *testing.T) {
	t.Parallel()
	conflict := func(e *Error) bool { return e.Has("conflict") }
	for name, test := range map[string]struct {
		retry  func(*Error) bool
		always bool
		want   int
	}{
		"not temporary":     {nil, false, 1},
		"temporary":         {conflict, false, 2},
		"for ever":          {conflict, true, 3},
		"another condition": {func(e *Error) bool { return e.Has("locked") }, false, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sent := 0
			client := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if got := r.Header.Get("Intercom-Version"); got != "Preview" {
					t.Errorf("asked for version %q", got)
				}
				if sent++; sent == 1 || test.always {
					w.WriteHeader(http.StatusConflict)
					_, _ = io.WriteString(w, `{"type":"error.list","errors":[{"code":"conflict","message":"Try again."}]}`)
					return
				}
				_, _ = io.WriteString(w, `{"id":"1"}`)
			})
			client.retries.max, client.retries.minWait = 2, 1
			_, err := call[Tag](t.Context(), client, request{method: http.MethodPost, path: "/tags", version: "Preview", retry: test.retry})
			if sent != test.want {
				t.Errorf("sent %d times, want %d", sent, test.want)
			}
			var uncertain *UncertainError
			var refusal *Error
			if errors.As(err, &uncertain) || (err == nil) != (test.want == 2) || err != nil && !errors.As(err, &refusal) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// Objects of a kind with byID are read by id each time, and each request has the query
// and version of the kind.
func TestCollection_byID(t *testing.T) {
	t.Parallel()
	var requests []string
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		requests = append(requests, r.Method+" "+r.URL.String()+" "+r.Header.Get("Intercom-Version"))
		if strings.HasSuffix(r.URL.Path, "/1") {
			_, _ = io.WriteString(w, `{"id":"1","name":"full"}`)
			return
		}
		_, _ = io.WriteString(w, `{"items":[{"id":"1"}]}`)
	})
	things := newCollection[Tag](client, collectionConfig{path: "/things", key: "items", version: "2.17", byID: true, query: map[string][]string{"per_page": {"50"}}})
	things.complete = func(thing *Tag) { thing.Name += " and complete" }
	for range 2 {
		if thing, err := things.Get(t.Context(), "1"); err != nil || thing.Name != "full and complete" {
			t.Errorf("got %v, %v", thing, err)
		}
	}
	if all, err := things.List(t.Context()); err != nil || all[0].Name != " and complete" {
		t.Errorf("got %v, %v", all, err)
	}
	if err := things.remove(t.Context(), "1"); err != nil {
		t.Error(err)
	}
	want := []string{
		"GET /proxy/things/1 2.17", "GET /proxy/things/1 2.17", "GET /proxy/things?per_page=50 2.17", "DELETE /proxy/things/1 2.17",
	}
	if !reflect.DeepEqual(requests, want) {
		t.Errorf("the requests were %q, want %q", requests, want)
	}
}

// Each parent has a list, which is read once, in the version of the kind. If the parent
// is gone, its objects are gone. If the parent exists and the list is not found, that
// is an error.
func TestNested(t *testing.T) {
	t.Parallel()
	lists := 0
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/proxy/parents/1/things":
			lists++
			if version := r.Header.Get("Intercom-Version"); version != "Preview" {
				t.Errorf("the list is asked for in the version %q", version)
			}
			_, _ = io.WriteString(w, `{"data":[{"id":"7"}]}`)
		case "/proxy/parents/3":
			_, _ = io.WriteString(w, `{"id":"3"}`)
		default:
			w.WriteHeader(http.StatusNotFound)
			_, _ = io.WriteString(w, `{"type":"error.list","errors":[{"code":"not_found"}]}`)
		}
	})
	things := newNested[Tag](client, func(parent ID) collectionConfig {
		path := segments("parents", parent.String())
		return collectionConfig{path: path + "/things", version: "Preview", parent: func(ctx context.Context) error {
			_, err := call[Tag](ctx, client, request{method: http.MethodGet, path: path, id: parent})
			return err
		}}
	})
	for range 3 {
		if thing, err := things.of("1").Get(t.Context(), "7"); err != nil || thing.ID != "7" || lists != 1 {
			t.Errorf("got %v, %v after %d lists", thing, err, lists)
		}
	}
	if _, err := things.of("2").Get(t.Context(), "7"); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v, want ErrNotFound", err)
	}
	if _, err := things.of("3").Get(t.Context(), "7"); err == nil || errors.Is(err, ErrNotFound) {
		t.Errorf("got %v, want an error that is not ErrNotFound", err)
	}
}

// If the API does not answer, only the first of several reads by id waits for it.
func TestCollection_byIDUnanswered(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		sent := 0
		client, err := New(Config{AccessToken: "an-access-token", Transport: transport(func(*http.Request) (*http.Response, error) {
			sent++
			return nil, errors.New("no answer")
		})})
		if err != nil {
			t.Fatal(err)
		}
		things := newCollection[Tag](client, collectionConfig{path: "/things", byID: true})
		for range 200 {
			if _, err := things.Get(t.Context(), "1"); err == nil {
				t.Error("succeeded")
			}
		}
		if sent != 1 {
			t.Errorf("200 reads sent %d requests, want 1", sent)
		}
		time.Sleep(time.Minute) //nolint:forbidigo // in a bubble, where time is simulated
		if _, err := things.Get(t.Context(), "1"); err == nil || sent != 2 {
			t.Errorf("the failure stayed: %v, %d requests", err, sent)
		}
	})
}

type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }
