package intercom_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// newClient returns a client of a server, with short waits.
func newClient(t *testing.T, server *intercomtest.Server, configure ...func(*intercom.Config)) *intercom.Client {
	t.Helper()
	return clientOf(t, server.URL, append([]func(*intercom.Config){func(c *intercom.Config) { c.AccessToken = server.Token }}, configure...)...)
}

func clientOf(t *testing.T, baseURL string, configure ...func(*intercom.Config)) *intercom.Client {
	t.Helper()
	config := intercom.Config{AccessToken: "token", BaseURL: baseURL, MaxRetries: 3, RetryWait: time.Millisecond, AttemptTimeout: time.Second}
	for _, f := range configure {
		f(&config)
	}
	client, err := intercom.New(config)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// firstAnswer sends a request and waits for its answer, so that later requests need not
// wait for the first answer.
func firstAnswer(t *testing.T, client *intercom.Client) {
	t.Helper()
	if _, err := client.Do(t.Context(), http.MethodGet, "/", nil); err != nil {
		t.Fatal(err)
	}
}

// TestMain fails if a client has left a goroutine after its requests ended, whatever
// went wrong with them.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestNew_refuses(t *testing.T) {
	t.Parallel()
	for name, config := range map[string]intercom.Config{
		"no token":                {},
		"token with a line break": {AccessToken: "abc\n"},
		"token in quotes “”":      {AccessToken: "“abc”"},
		"http":                    {AccessToken: "abc", BaseURL: "http://api.intercom.io"},
		"http to a name like it":  {AccessToken: "abc", BaseURL: "http://localhost.example.com"},
		"no scheme":               {AccessToken: "abc", BaseURL: "api.intercom.io"},
		"another scheme":          {AccessToken: "abc", BaseURL: "ftp://api.intercom.io"},
		"no host":                 {AccessToken: "abc", BaseURL: "https://"},
		"a password":              {AccessToken: "abc", BaseURL: "https://user:secret@api.intercom.io"},
		"a query":                 {AccessToken: "abc", BaseURL: "https://api.intercom.io?x=1"},
		"no URL":                  {AccessToken: "abc", BaseURL: "https://%zz"},
	} {
		if _, err := intercom.New(config); err == nil {
			t.Errorf("%s: accepted", name)
		} else if strings.Contains(err.Error(), "abc") || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: the error shows a secret: %v", name, err)
		}
	}
	for _, url := range []string{"", "https://api.eu.intercom.io/", "http://127.0.0.1:80", "http://[::1]:8080", "http://localhost:1"} {
		if _, err := intercom.New(intercom.Config{AccessToken: "abc", BaseURL: url}); err != nil {
			t.Errorf("%q: %v", url, err)
		}
	}
}

func TestRegionURL(t *testing.T) {
	t.Parallel()
	for region, want := range map[string]string{
		"us": "https://api.intercom.io", "eu": "https://api.eu.intercom.io", "au": "https://api.au.intercom.io", "de": "",
	} {
		if got := intercom.RegionURL(region); got != want {
			t.Errorf("RegionURL(%q) = %q, want %q", region, got, want)
		}
	}
}

// Do returns the JSON as Intercom wrote it. It repeats a GET whose answer is not JSON.
func TestClient_Do(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	client := newClient(t, server)
	server.Fail(intercomtest.Fault{Kind: intercomtest.FaultStatus, Status: 200, Body: "<html>", ContentType: "text/plain"})
	answer, err := client.Do(t.Context(), http.MethodPost, "/tags", map[string]string{"name": "VIP"})
	var uncertain *intercom.UncertainError
	if !errors.As(err, &uncertain) {
		t.Errorf("%s, %v, want an outcome that is not known", answer, err)
	}
	if answer, err = client.Do(t.Context(), http.MethodPost, "/tags", map[string]string{"name": "VIP"}); err != nil ||
		string(answer) != `{"companies":[],"id":"115","name":"VIP","type":"tag","users":[]}` {
		t.Errorf("%s, %v", answer, err)
	}
	server.Fail(intercomtest.Fault{Kind: intercomtest.FaultStatus, Status: 200, Body: "<html>", ContentType: "text/plain"})
	if answer, err := client.Do(t.Context(), http.MethodGet, "/tags/115", nil); err != nil || string(answer) != `{"id":"115","name":"VIP","type":"tag"}` {
		t.Errorf("%s, %v", answer, err)
	}
	if answer, err := client.Do(t.Context(), http.MethodDelete, "/tags/115", nil); err != nil || answer != nil {
		t.Errorf("%s, %v, want nothing", answer, err)
	}
	var refusal *intercom.Error
	if _, err := client.Do(t.Context(), http.MethodDelete, "/tags/115", nil); !errors.As(err, &refusal) || refusal.StatusCode != http.StatusNotFound {
		t.Errorf("%v, want a 404", err)
	}
}

func TestClient_headers(t *testing.T) {
	t.Parallel()
	var got http.Header
	var path string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got, path = r.Header, r.URL.EscapedPath()
		if path == "/prefix/admins" {
			_, _ = io.WriteString(w, `{"admins":[]}`)
			return
		}
		_, _ = io.WriteString(w, `{"type":"tag","id":"a/../b","name":"x"}`)
	}))
	t.Cleanup(server.Close)
	client := clientOf(t, server.URL+"/prefix/", func(c *intercom.Config) { c.UserAgent = "test/1" })
	if _, err := client.Tags.Rename(t.Context(), "a/../b", "x"); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"Authorization": "Bearer token", "Accept": "application/json", "Content-Type": "application/json",
		"Intercom-Version": "2.16", "User-Agent": "test/1",
	} {
		if got.Get(name) != want {
			t.Errorf("the header %s is %q, want %q", name, got.Get(name), want)
		}
	}
	if want := "/prefix/tags"; path != want {
		t.Errorf("the path is %q, want %q", path, want)
	}
	if _, err := client.Admins.Get(t.Context(), "a/../b"); err != nil {
		t.Error(err)
	}
	if want := "/prefix/admins/a%2F..%2Fb"; path != want {
		t.Errorf("the path is %q, want %q", path, want)
	}
}

// Whether a request is repeated depends on the method, and on what is known about the
// first attempt.
func TestClient_retries(t *testing.T) {
	t.Parallel()
	const always = 4 // one attempt and three retries
	type calls struct{ get, put, post int }
	for name, test := range map[string]struct {
		fault intercomtest.Fault
		want  calls
	}{
		"500":                {intercomtest.Fault{Status: 500}, calls{always, always, 1}},
		"502":                {intercomtest.Fault{Status: 502}, calls{always, always, 1}},
		"503 after":          {intercomtest.Fault{Status: 503, After: true}, calls{always, always, 1}},
		"501":                {intercomtest.Fault{Status: 501}, calls{1, 1, 1}},
		"408":                {intercomtest.Fault{Status: 408}, calls{always, always, 1}},
		"409":                {intercomtest.Fault{Status: 409}, calls{1, 1, 1}},
		"429":                {intercomtest.Fault{Status: 429}, calls{always, always, always}},
		"400":                {intercomtest.Fault{Status: 400}, calls{1, 1, 1}},
		"401":                {intercomtest.Fault{Status: 401}, calls{1, 1, 1}},
		"403":                {intercomtest.Fault{Status: 403}, calls{1, 1, 1}},
		"404":                {intercomtest.Fault{Status: 404}, calls{1, 1, 1}},
		"422":                {intercomtest.Fault{Status: 422}, calls{1, 1, 1}},
		"edge":               {intercomtest.Fault{Kind: intercomtest.FaultEdgeBlock}, calls{always, always, always}},
		"dropped before":     {intercomtest.Fault{Kind: intercomtest.FaultDrop}, calls{always, always, 1}},
		"dropped after":      {intercomtest.Fault{Kind: intercomtest.FaultDrop, After: true}, calls{always, always, 1}},
		"truncated":          {intercomtest.Fault{Kind: intercomtest.FaultTruncate, After: true}, calls{always, always, 1}},
		"of another shape":   {intercomtest.Fault{Kind: intercomtest.FaultShape, After: true}, calls{always, always, 1}},
		"empty":              {intercomtest.Fault{Kind: intercomtest.FaultEmpty, After: true}, calls{always, always, 1}},
		"deep":               {intercomtest.Fault{Kind: intercomtest.FaultDeep}, calls{always, always, 1}},
		"redirect elsewhere": {intercomtest.Fault{Kind: intercomtest.FaultRedirect, Location: "https://example.com/"}, calls{1, 1, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.fault.Times = -1
			server := intercomtest.New(t)
			id := intercom.ID(server.Add("data_attributes", map[string]any{"model": "contact", "name": "x"}))
			tag := intercom.ID(server.Add("tags", map[string]any{"name": "x"}))
			for _, route := range []string{"GET /admins", "PUT /data_attributes/{id}", "POST /data_attributes", "POST /tags", "GET /data_attributes"} {
				fault := test.fault
				fault.Request = route
				if route == "GET /data_attributes" {
					fault.Skip = 1 // the list before the POST
				}
				server.Fail(fault)
			}
			client := newClient(t, server)

			if _, err := client.Admins.List(t.Context()); err == nil {
				t.Error("GET succeeded")
			}
			if got := server.Count("GET /admins"); got != test.want.get {
				t.Errorf("GET was sent %d times, want %d", got, test.want.get)
			}
			if _, err := client.DataAttributes.Update(t.Context(), id, intercom.DataAttributeUpdate{Description: new("x")}); err == nil {
				t.Error("PUT succeeded")
			}
			if got := server.Count("PUT /data_attributes/{id}"); got != test.want.put {
				t.Errorf("PUT was sent %d times, want %d", got, test.want.put)
			}
			_, err := client.DataAttributes.Create(t.Context(), intercom.DataAttributeCreate{Model: "company", Name: "y", DataType: "string"})
			if err == nil {
				t.Error("POST succeeded")
			}
			if got := server.Count("POST /data_attributes"); got != test.want.post {
				t.Errorf("POST was sent %d times, want %d", got, test.want.post)
			}
			// A POST that is always repeated certainly had no effect. Any other POST
			// was either refused or may have had an effect.
			var uncertain *intercom.UncertainError
			refused := test.want.get == 1 || test.want.post == always
			if errors.As(err, &uncertain) == refused {
				t.Errorf("is the outcome of the POST uncertain? %v", err)
			}
			// Renaming a tag can be repeated.
			if _, err := client.Tags.Rename(t.Context(), tag, "y"); err == nil {
				t.Error("POST of a tag succeeded")
			}
			if got := server.Count("POST /tags"); got != test.want.put {
				t.Errorf("POST of a tag was sent %d times, want %d", got, test.want.put)
			}
		})
	}
}

// If no connection can be made, the request has certainly not reached Intercom.
func TestClient_unreachable(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	_, err := clientOf(t, server.URL).DataAttributes.Create(t.Context(), intercom.DataAttributeCreate{Model: "contact", Name: "x", DataType: "string"})
	var uncertain *intercom.UncertainError
	if err == nil || errors.As(err, &uncertain) {
		t.Errorf("got %v, want a certain failure", err)
	}
	if strings.Contains(err.Error(), "token") {
		t.Errorf("the error shows the token: %v", err)
	}
}

// If an answer repeats the request, the error does not contain the token.
func TestClient_echo(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		problem := intercom.Problem{Code: "bad_request", Message: "You sent " + r.Header.Get("Authorization")}
		_ = json.NewEncoder(w).Encode(map[string]any{"type": "error.list", "errors": []any{problem}})
	}))
	t.Cleanup(server.Close)
	client := clientOf(t, server.URL, func(c *intercom.Config) { c.AccessToken = "dG9rOmFiYw" })
	if _, err := client.Tags.List(t.Context()); err == nil || !strings.Contains(err.Error(), "You sent Bearer ***") || strings.Contains(err.Error(), "dG9rOmFiYw") {
		t.Errorf("got %v", err)
	}
}

func TestClient_recovers(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Fail(
		intercomtest.Fault{Status: 503},
		intercomtest.Fault{Kind: intercomtest.FaultTruncate},
		intercomtest.Fault{Status: 429},
	)
	if _, err := newClient(t, server).Tags.List(t.Context()); err != nil {
		t.Error(err)
	}
	if got := server.Count("GET /tags"); got != 4 {
		t.Errorf("the list was asked for %d times, want 4", got)
	}
}

func TestClient_noRetries(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Fail(intercomtest.Fault{Status: 503})
	client := newClient(t, server, func(c *intercom.Config) { c.MaxRetries = 0 })
	if _, err := client.Tags.List(t.Context()); err == nil {
		t.Error("succeeded")
	}
	if server.Total() != 1 {
		t.Errorf("%d requests, want 1", server.Total())
	}
}

// Each attempt has a separate time limit, so that a hanging attempt leaves time for the
// next one.
func TestClient_attemptTimeout(t *testing.T) {
	t.Parallel()
	for _, kind := range []intercomtest.FaultKind{intercomtest.FaultHang, intercomtest.FaultStall} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			server.Fail(intercomtest.Fault{Kind: kind})
			client := newClient(t, server, func(c *intercom.Config) { c.AttemptTimeout = 200 * time.Millisecond })
			if _, err := client.Tags.List(t.Context()); err != nil {
				t.Error(err)
			}
			if server.Total() != 2 {
				t.Errorf("%d requests, want 2", server.Total())
			}
		})
	}
}

func TestClient_tooLarge(t *testing.T) {
	t.Parallel()
	for _, kind := range []intercomtest.FaultKind{intercomtest.FaultHuge, intercomtest.FaultEndless} {
		server := intercomtest.New(t)
		server.Fail(intercomtest.Fault{Kind: kind, Size: 65 << 20, Times: -1})
		client := newClient(t, server, func(c *intercom.Config) { c.AttemptTimeout, c.MaxRetries = time.Minute, 0 })
		_, err := client.Tags.List(t.Context())
		if err == nil || !strings.Contains(err.Error(), "larger than 64 MB") {
			t.Errorf("%s: got %v", kind, err)
		}
		if server.Total() != 1 {
			t.Errorf("%s: %d requests, want 1", kind, server.Total())
		}
	}
}

// The client sends the token only to the configured host.
func TestClient_redirect(t *testing.T) {
	t.Parallel()
	var reached atomic.Bool
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Store(true) }))
	t.Cleanup(other.Close)
	for _, status := range []int{301, 302, 303, 307, 308} {
		server := intercomtest.New(t)
		server.Fail(intercomtest.Fault{Kind: intercomtest.FaultRedirect, Status: status, Location: other.URL, Times: -1})
		_, err := newClient(t, server).Tags.List(t.Context())
		var refusal *intercom.Error
		if !errors.As(err, &refusal) || refusal.StatusCode != status || refusal.Location != other.URL {
			t.Errorf("got %v", err)
		}
	}
	if reached.Load() {
		t.Error("a redirect was followed to another host")
	}
}

func TestClient_cancelled(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.Fail(intercomtest.Fault{Status: 503, Times: -1})
	client := newClient(t, server, func(c *intercom.Config) { c.RetryWait = time.Hour; c.MaxRetries = 50 })
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := client.Tags.List(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestError(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		status      int
		contentType string
		body        string
		notFound    bool
		message     string
	}{
		"tag":             {404, "application/json", `{"type":"error.list","request_id":"r1","errors":[{"code":"not_found","message":"Resource Not Found"}]}`, true, "Resource Not Found (HTTP 404 Not Found, code not_found, request id r1)"},
		"data attribute":  {404, "application/json", `{"type":"error.list","errors":[{"code":"field_not_found","message":"gone"}]}`, true, "gone"},
		"parameter":       {404, "application/json", `{"type":"error.list","errors":[{"code":"parameter_not_found","message":"no name"}]}`, false, "no name"},
		"other object":    {404, "application/json", `{"type":"error.list","errors":[{"code":"parameter_invalid","message":"unknown audience"}]}`, false, "unknown audience"},
		"no JSON":         {404, "text/plain", `404 page not found`, false, "no explanation"},
		"HTML":            {404, "text/html; charset=utf-8", `<html>`, false, "no explanation"},
		"other JSON":      {404, "application/json", `{"message":"no Route matched"}`, false, "no Route matched (HTTP 404 Not Found)"},
		"code":            {422, "application/json", `{"code":"content_invalid","message":"Too long"}`, false, "Too long (HTTP 422 Unprocessable Entity, code content_invalid)"},
		"status":          {422, "application/json", `{"message":"Too long","status":422}`, false, "Too long (HTTP 422"},
		"error":           {400, "application/json", `{"error":"Bad thing"}`, false, "Bad thing (HTTP 400"},
		"error and text":  {404, "application/json", `{"status":404,"error":"Not Found","message":"No such page"}`, false, "Not Found"},
		"error object":    {400, "application/json", `{"error":{"code":"c","message":"Bad thing"}}`, false, "Bad thing (HTTP 400 Bad Request, code c)"},
		"no type":         {404, "application/json", `{"errors":[{"code":"not_found","message":"Gone"}]}`, false, "Gone (HTTP 404"},
		"texts":           {422, "application/json", `{"errors":["Too long","Too wide"]}`, false, "Too long; Too wide"},
		"numbers":         {422, "application/json", `{"code":7,"message":["x"],"errors":3}`, false, "no explanation"},
		"null request id": {422, "application/json", `{"type":"error.list","request_id":null,"errors":[{"code":"data_invalid","message":null}]}`, false, "data_invalid (HTTP 422"},
		"two":             {400, "application/json", `{"type":"error.list","errors":[{"code":"a","message":"first"},{"code":"b","message":"second"}]}`, false, "first; second"},
		"empty":           {400, "application/json", ``, false, "no explanation"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/admins" {
					_, _ = io.WriteString(w, `{"admins":[]}`)
					return
				}
				w.Header().Set("Content-Type", test.contentType)
				w.WriteHeader(test.status)
				_, _ = io.WriteString(w, test.body)
			}))
			t.Cleanup(server.Close)
			_, err := clientOf(t, server.URL).Admins.Get(t.Context(), "1")
			if got := errors.Is(err, intercom.ErrNotFound); got != test.notFound {
				t.Errorf("is it gone? %t, want %t: %v", got, test.notFound, err)
			}
			if err == nil || !strings.Contains(err.Error(), test.message) {
				t.Errorf("got %v, want %q", err, test.message)
			}
		})
	}
}

func TestGet_anotherObject(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/tags" {
			_, _ = io.WriteString(w, `{"type":"list","data":[]}`)
			return
		}
		_, _ = io.WriteString(w, `{"type":"tag","id":"2","name":"x"}`)
	}))
	t.Cleanup(server.Close)
	if _, err := clientOf(t, server.URL).Tags.Get(t.Context(), "1"); err == nil || !strings.Contains(err.Error(), `got the one with id "2"`) {
		t.Errorf("got %v", err)
	}
}

func TestWorkspace_guard(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	right := newClient(t, server, func(c *intercom.Config) { c.WorkspaceID = server.WorkspaceID })
	for range 3 {
		if _, err := right.Tags.List(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if server.Count("GET /me") != 1 {
		t.Errorf("the workspace was asked for %d times, want once", server.Count("GET /me"))
	}

	server.ResetCounts()
	wrong := newClient(t, server, func(c *intercom.Config) { c.WorkspaceID = "another" })
	var mismatch *intercom.WorkspaceError
	if _, err := wrong.Tags.Upsert(t.Context(), "x"); !errors.As(err, &mismatch) || mismatch.Got.ID != server.WorkspaceID {
		t.Errorf("got %v", err)
	}
	if server.Total() != 1 || server.Count("GET /me") != 1 {
		t.Errorf("the guard let requests pass: %v", server.Counts())
	}
}

// While the workspace cannot be read, the client sends no other request. It returns the
// failure to every call for some seconds.
func TestWorkspace_guardUnreachable(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := intercomtest.NewServer(intercomtest.Config{})
		server.Fail(intercomtest.Fault{Request: "GET /me", Status: 500, Times: 4})
		client := directClient(t, server, func(c *intercom.Config) { c.WorkspaceID = server.WorkspaceID })
		for range 30 {
			if _, err := client.Tags.Upsert(t.Context(), "x"); err == nil {
				t.Error("succeeded")
			}
		}
		if got := server.Counts(); server.Total() != 4 || got["GET /me"] != 4 {
			t.Errorf("30 calls sent %v, want one request with its retries", got)
		}
		time.Sleep(time.Minute) //nolint:forbidigo // in a bubble, where time is simulated
		if _, err := client.Tags.Upsert(t.Context(), "x"); err != nil {
			t.Errorf("the failure stayed: %v", err)
		}
	})
}

func TestSnapshot_oneListForAll(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Latency = 20 * time.Millisecond })
	var ids []intercom.ID
	for i := range 50 {
		ids = append(ids, intercom.ID(server.Add("tags", map[string]any{"name": fmt.Sprint("tag ", i)})))
	}
	client := newClient(t, server)
	var readers sync.WaitGroup
	for _, id := range ids {
		readers.Go(func() {
			if tag, err := client.Tags.Get(t.Context(), id); err != nil || tag.ID != id {
				t.Errorf("got %v, %v", tag, err)
			}
		})
	}
	readers.Wait()
	if server.Total() != 1 {
		t.Errorf("requests: %v, want one list", server.Counts())
	}
}

// Objects that can only be read are looked up in one list, too.
func TestSnapshot_admins(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := intercom.ID(server.AddAdmin(map[string]any{"name": "Grace Hopper"}))
	segment := intercom.ID(server.AddSegment(map[string]any{"name": "Active"}))
	team := intercom.ID(server.AddTeam(map[string]any{"name": "Support"}))
	client := newClient(t, server)
	for range 5 {
		if _, err := client.Admins.Get(t.Context(), id); err != nil {
			t.Error(err)
		}
		if _, err := client.Admins.List(t.Context()); err != nil {
			t.Error(err)
		}
		if _, err := client.Segments.Get(t.Context(), segment); err != nil {
			t.Error(err)
		}
		if _, err := client.Teams.Get(t.Context(), team); err != nil {
			t.Error(err)
		}
		if _, err := client.TicketStates.List(t.Context()); err != nil {
			t.Error(err)
		}
	}
	if server.Total() != 4 {
		t.Errorf("requests: %v, want one list each", server.Counts())
	}
}

// A new ticket type has states, so the client reads the states again.
func TestSnapshot_ticketStates(t *testing.T) {
	t.Parallel()
	client := newClient(t, intercomtest.New(t))
	for want, name := range []string{"Bug", "Outage"} {
		states, err := client.TicketStates.List(t.Context())
		if err != nil || len(states) != 4 || len(states[0].TicketTypes.Data) != want {
			t.Fatalf("got %v, %v, want states of %d types", states, err, want)
		}
		if _, err := client.TicketTypes.Create(t.Context(), intercom.TicketTypeWrite{Name: &name}); err != nil {
			t.Fatal(err)
		}
	}
}

// A read after a write of the same client returns what was written, without another
// list.
func TestSnapshot_seesOwnWrites(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	client := newClient(t, server)
	ctx := t.Context()
	if _, err := client.Tags.List(ctx); err != nil {
		t.Fatal(err)
	}
	created, err := client.Tags.Upsert(ctx, "one")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.Tags.Rename(ctx, created.ID, "two"); err != nil {
		t.Fatal(err)
	}
	if tag, err := client.Tags.Get(ctx, created.ID); err != nil || tag.Name != "two" {
		t.Errorf("got %v, %v", tag, err)
	}
	if err := client.Tags.Delete(ctx, created.ID); err != nil {
		t.Fatal(err)
	}
	if got := server.Count("GET /tags"); got != 2 {
		t.Errorf("listed %d times, want once to read and once to create", got)
	}
	if _, err := client.Tags.Get(ctx, created.ID); !errors.Is(err, intercom.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

// A write that ends while a list is being read is not lost.
func TestSnapshot_writeDuringList(t *testing.T) {
	t.Parallel()
	listed, goOn := make(chan struct{}), make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodPost:
			_, _ = io.WriteString(w, `{"type":"tag","id":"1","name":"new"}`)
		case r.URL.Path == "/tags":
			close(listed)
			<-goOn
			_, _ = io.WriteString(w, `{"type":"list","data":[{"type":"tag","id":"1","name":"old"}]}`)
		}
	}))
	t.Cleanup(server.Close)
	client := clientOf(t, server.URL)
	firstAnswer(t, client)
	done := make(chan string)
	go func() {
		tag, err := client.Tags.Get(t.Context(), "1")
		done <- fmt.Sprint(tag.Name, err)
	}()
	<-listed
	if _, err := client.Tags.Rename(t.Context(), "1", "new"); err != nil {
		t.Fatal(err)
	}
	close(goOn)
	if got := <-done; got != "new<nil>" {
		t.Errorf("got %s", got)
	}
}

// The failure of a list is returned to every reader for some seconds, to waiting and to
// later ones. Then the list is read again.
func TestSnapshot_failure(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]intercomtest.Fault{
		"refused": {Status: 422},
		"down":    {Status: 503, Times: 4},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := intercomtest.NewServer(intercomtest.Config{})
				server.Fail(fault)
				client := directClient(t, server)
				var readers sync.WaitGroup
				for range 10 {
					readers.Go(func() {
						for i := range 20 {
							if _, err := client.Tags.Get(t.Context(), intercom.ID(fmt.Sprint(i))); err == nil || errors.Is(err, intercom.ErrNotFound) {
								t.Errorf("got %v, want the failure of the list", err)
							}
							if _, err := client.Tags.Upsert(t.Context(), "x"); err == nil {
								t.Error("created a tag without a list")
							}
						}
					})
				}
				readers.Wait()
				if want := max(1, fault.Times); server.Total() != want {
					t.Errorf("200 reads and creates sent %v, want %d requests", server.Counts(), want)
				}
				time.Sleep(time.Minute) //nolint:forbidigo // in a bubble, where time is simulated
				if _, err := client.Tags.List(t.Context()); err != nil {
					t.Errorf("the failure stayed: %v", err)
				}
			})
		})
	}
}

// A reader that cancels does not cancel the list for the others.
func TestSnapshot_cancelledReader(t *testing.T) {
	t.Parallel()
	listed, goOn := make(chan struct{}, 2), make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		listed <- struct{}{}
		<-goOn
		_, _ = io.WriteString(w, `{"type":"list","data":[{"type":"tag","id":"1","name":"x"}]}`)
	}))
	t.Cleanup(server.Close)
	client := clientOf(t, server.URL, func(c *intercom.Config) { c.AttemptTimeout = time.Minute })

	ctx, cancel := context.WithCancel(t.Context())
	first, second := make(chan error), make(chan error)
	go func() { _, err := client.Tags.List(ctx); first <- err }()
	<-listed
	go func() { _, err := client.Tags.List(t.Context()); second <- err }()
	cancel()
	if err := <-first; !errors.Is(err, context.Canceled) {
		t.Errorf("the cancelled reader got %v", err)
	}
	close(goOn)
	if err := <-second; err != nil {
		t.Errorf("the other reader got %v", err)
	}
}

func TestTicketTypes_attributesByEitherKey(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"data", "ticket_type_attributes"} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = fmt.Fprintf(w, `{"type":"list","data":[{"type":"ticket_type","id":"70","name":"Bug",
				"ticket_type_attributes":{"type":"list",%q:[{"type":"ticket_type_attribute","id":174,"name":"Severity"}]}}]}`, key)
		}))
		t.Cleanup(server.Close)
		attribute, err := clientOf(t, server.URL).TicketTypeAttributes.Get(t.Context(), "70", "174")
		if err != nil || attribute.Name != "Severity" {
			t.Errorf("under %q: got %v, %v", key, attribute, err)
		}
	}
}

// A ticket type without any attributes in an answer does not prove that an attribute is
// gone, because each type has two that Intercom made.
func TestTicketTypes_withoutAttributes(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body := `{"type":"ticket_type","id":"70","name":"Bug"}`
		if r.URL.Path == "/ticket_types" {
			body = `{"type":"list","data":[` + body + `]}`
		}
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	_, err := clientOf(t, server.URL).TicketTypeAttributes.Get(t.Context(), "70", "174")
	if err == nil || errors.Is(err, intercom.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestSame(t *testing.T) {
	t.Parallel()
	if !intercom.SameIcon("🎟️", "🎟") || intercom.SameIcon("🎟️", "🐞") {
		t.Error("icons are compared without U+FE0F")
	}
	if !intercom.SameDataType("date", "datetime") || intercom.SameDataType("date", "string") {
		t.Error("date and datetime are one type, no others are")
	}
}
