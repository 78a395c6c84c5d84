package intercomtest

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func TestFault_statuses(t *testing.T) {
	t.Parallel()
	for status, contentType := range map[int]string{
		403: "json", 408: "json", 409: "json", 429: "json", 500: "json", 502: "html", 503: "json",
	} {
		for _, after := range []bool{false, true} {
			t.Run(http.StatusText(status), func(t *testing.T) {
				t.Parallel()
				s := New(t)
				s.Fail(Fault{Request: "POST /tags", Status: status, After: after})
				c := call(t, s)
				r := c.do("POST", "/tags", `{"name":"a"}`)
				equal(t, "status", r.status, status)
				if !strings.Contains(r.header.Get("Content-Type"), contentType) {
					t.Errorf("Content-Type is %s", r.header.Get("Content-Type"))
				}
				equal(t, "took effect", len(s.Objects("tags")) == 1, after)
				c.ok("POST", "/tags", `{"name":"a"}`) // once
			})
		}
	}
}

func TestFault_schedule(t *testing.T) {
	t.Parallel()
	s := New(t)
	s.Fail(Fault{Request: "GET /tags", Skip: 1, Times: 2, Status: 503}, Fault{Request: "GET /tags", Status: 500})
	c := call(t, s)
	c.ok("GET", "/me", "")
	var got []int
	for range 5 {
		got = append(got, c.do("GET", "/tags", "").status)
	}
	equal(t, "statuses", got, []int{200, 503, 503, 500, 200})

	s.Fail(Fault{Times: -1})
	equal(t, "for ever", []int{c.do("GET", "/me", "").status, c.do("GET", "/tags", "").status}, []int{500, 500})
	s.Heal()
	c.ok("GET", "/me", "")
}

func TestFault_answers(t *testing.T) {
	t.Parallel()
	s := New(t, func(c *Config) { c.RateLimit = 100 })
	c := call(t, s)

	s.Fail(Fault{Kind: FaultEdgeBlock})
	r := c.do("GET", "/me", "")
	equal(t, "status at the edge", r.status, 403)
	equal(t, "server", r.header.Get("Server"), "awselb/2.0")
	equal(t, "request id", r.header.Get("X-Request-Id")+r.header.Get("X-RateLimit-Limit"), "")

	s.Fail(Fault{Status: 418, Body: "teapot", ContentType: "text/plain", Header: http.Header{"X-Tea": {"yes"}}})
	r = c.do("GET", "/me", "")
	equal(t, "custom", string(r.raw)+r.header.Get("X-Tea"), "teapotyes")

	s.Fail(Fault{Kind: FaultEmpty}, Fault{Kind: FaultShape}, Fault{Kind: FaultShape, Body: `{"unexpected":true}`})
	equal(t, "empty", string(c.ok("GET", "/me", "").raw), "")
	equal(t, "shape", string(c.ok("GET", "/me", "").raw), `["unexpected"]`)
	equal(t, "shape", string(c.ok("GET", "/me", "").raw), `{"unexpected":true}`)

	s.Fail(Fault{Kind: FaultHuge, Size: 1 << 20}, Fault{Kind: FaultDeep, Size: 1000})
	r = c.ok("GET", "/me", "")
	equal(t, "size", len(r.raw), 1<<20)
	equal(t, "huge is JSON", json.Valid(r.raw), true)
	r = c.ok("GET", "/me", "")
	equal(t, "deep is JSON", json.Valid(r.raw) && strings.Count(string(r.raw), "[") == 1000, true)

	c.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	s.Fail(Fault{Kind: FaultRedirect, Location: "http://192.0.2.1/me"})
	r = c.do("GET", "/me", "")
	equal(t, "redirect", r.header.Get("Location"), "http://192.0.2.1/me")
	equal(t, "status of the redirect", r.status, 307)
}

func TestFault_brokenConnections(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault Fault
		want  error
	}{
		"dropped before":   {Fault{Kind: FaultDrop}, syscall.ECONNRESET},
		"dropped after":    {Fault{Kind: FaultDrop, After: true}, syscall.ECONNRESET},
		"truncated":        {Fault{Kind: FaultTruncate, After: true}, io.ErrUnexpectedEOF},
		"truncated before": {Fault{Kind: FaultTruncate}, io.ErrUnexpectedEOF},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(t)
			s.Fail(test.fault)
			_, err := call(t, s).try(t.Context(), "POST", "/tags", `{"name":"a"}`)
			// The client can also see a reset as the end of the stream.
			if !errors.Is(err, test.want) && !errors.Is(err, io.EOF) {
				t.Errorf("error is %v", err)
			}
			equal(t, "took effect", len(s.Objects("tags")) == 1, test.fault.After)
		})
	}
}

// A request that hangs ends when the client disconnects or the server closes.
// Otherwise, Close would not return.
func TestFault_hanging(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]FaultKind{"hang": FaultHang, "stall": FaultStall, "endless": FaultEndless} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(t)
			s.Fail(Fault{Kind: kind, After: true, Times: 2})
			c := call(t, s)

			req, _ := http.NewRequestWithContext(t.Context(), "POST", s.URL+"/tags", strings.NewReader(`{"name":"a"}`))
			req.Header = c.header
			left := make(chan error)
			ctx, leave := context.WithCancel(t.Context())
			go func() {
				resp, err := c.http.Do(req.WithContext(ctx))
				if err == nil {
					_, err = io.Copy(io.Discard, resp.Body)
					_ = resp.Body.Close()
				}
				left <- err
			}()
			waitFor(t, func() bool { return len(s.Objects("tags")) == 1 })
			leave()
			if err := <-left; !errors.Is(err, context.Canceled) {
				t.Errorf("the client that left got %v", err)
			}

			closed := make(chan error)
			go func() {
				_, err := c.try(t.Context(), "POST", "/tags", `{"name":"b"}`)
				closed <- err
			}()
			waitFor(t, func() bool { return len(s.Objects("tags")) == 2 })
			s.Close()
			if err := <-closed; err == nil {
				t.Error("the client that stayed got an answer")
			}
		})
	}
}

// waitFor waits until done returns true. The deadline of the test ends the wait.
func waitFor(t *testing.T, done func() bool) {
	t.Helper()
	for !done() {
		if t.Context().Err() != nil {
			t.Fatal("waited for ever")
		}
		runtime.Gosched()
	}
}

func TestFault_isNotAnswerOfTheContract(t *testing.T) {
	t.Parallel()
	var exchanges []Exchange
	s := New(t, func(c *Config) { c.OnExchange = func(e Exchange) { exchanges = append(exchanges, e) } })
	s.Fail(Fault{Kind: FaultShape})
	call(t, s).ok("GET", "/tags", "")
	s.Close()
	if !slices.ContainsFunc(exchanges, func(e Exchange) bool { return e.Faulted && e.Status == 200 && len(e.Answer) == 0 }) {
		t.Errorf("exchanges are %+v", exchanges)
	}
}
