package intercom_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// direct is a transport that calls a server without a network, so that the test can
// simulate the time.
type direct struct {
	handler http.Handler
	latency time.Duration
}

func (d direct) RoundTrip(req *http.Request) (*http.Response, error) {
	time.Sleep(d.latency) //nolint:forbidigo // in a bubble, where time is simulated
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	if req.Body == nil {
		req = req.Clone(req.Context())
		req.Body = http.NoBody // a server never sees a nil body
	}
	recorder := httptest.NewRecorder()
	d.handler.ServeHTTP(recorder, req)
	resp := recorder.Result()
	resp.Request = req
	resp.Header.Set("Date", time.Now().UTC().Format(http.TimeFormat))
	return resp, nil
}

func directClient(t *testing.T, server http.Handler, configure ...func(*intercom.Config)) *intercom.Client {
	t.Helper()
	return clientOf(t, "http://127.0.0.1", append([]func(*intercom.Config){func(c *intercom.Config) {
		c.AccessToken = "test-token"
		c.RetryWait = time.Second
		c.WrapTransport = func(http.RoundTripper) http.RoundTripper { return direct{server, 50 * time.Millisecond} }
	}}, configure...)...)
}

// applyTags creates n tags, parallelism at a time, as Terraform does.
func applyTags(t *testing.T, client *intercom.Client, n, parallelism int) {
	t.Helper()
	var workers sync.WaitGroup
	names := make(chan string)
	for range parallelism {
		workers.Go(func() {
			for name := range names {
				if _, err := client.Do(t.Context(), http.MethodPost, "/tags", map[string]string{"name": name}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range n {
		names <- fmt.Sprint("tag ", i)
	}
	close(names)
	workers.Wait()
}

// If no other program uses the limit, the client is never refused, and needs hardly
// more time than the limit requires.
func TestPacing_alone(t *testing.T) {
	t.Parallel()
	const limit = 166
	for _, parallelism := range []int{1, 10, 50} {
		for _, n := range []int{100, 500, 1000} {
			t.Run(fmt.Sprintf("%d requests, %d at a time", n, parallelism), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					server := intercomtest.NewServer(intercomtest.Config{RateLimit: limit})
					client := directClient(t, server)
					start := time.Now()
					applyTags(t, client, n, parallelism)
					took := time.Since(start)
					if server.Refused() > 0 {
						t.Errorf("refused %d times", server.Refused())
					}
					// The limit and the latency require this time: all windows but the
					// last are used in full.
					ideal := time.Duration((n-1)/limit) * 10 * time.Second
					ideal = max(ideal, time.Duration(n/parallelism)*50*time.Millisecond)
					if took > ideal*115/100+2*time.Second {
						t.Errorf("took %s, the limit allows %s", took, ideal)
					}
				})
			})
		}
	}
}

// If an earlier process has used up the limit, the client finds out with one refusal,
// however many requests begin at once.
func TestPacing_usedUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := intercomtest.NewServer(intercomtest.Config{RateLimit: 50})
		server.SpendBudget(50)
		client := directClient(t, server)
		applyTags(t, client, 99, 10)
		if server.Refused() > 1 {
			t.Errorf("refused %d times, want once", server.Refused())
		}
	})
}

// Before the first answer, only one request is in flight. If the first request is not
// answered, the others do not wait for one another.
func TestPacing_first(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		hangs bool
		want  time.Duration
	}{
		"answered": {false, 2 * time.Second},
		"hanging":  {true, 2 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var started atomic.Int32
				var atFirstAnswer int32
				client := clientOf(t, "http://127.0.0.1", func(c *intercom.Config) {
					c.MaxRetries = 0
					c.WrapTransport = func(http.RoundTripper) http.RoundTripper {
						return roundTripper(func(req *http.Request) (*http.Response, error) {
							first := started.Add(1) == 1
							time.Sleep(time.Second) //nolint:forbidigo // in a bubble, where time is simulated
							if first {
								atFirstAnswer = started.Load()
							}
							if test.hangs {
								return nil, errors.New("no answer")
							}
							return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody, Request: req}, nil
						})
					}
				})
				start := time.Now()
				var requests sync.WaitGroup
				for range 20 {
					requests.Go(func() { _, _ = client.Do(t.Context(), http.MethodGet, "/tags", nil) })
				}
				requests.Wait()
				if atFirstAnswer != 1 {
					t.Errorf("%d requests were sent before the first was answered, want 1", atFirstAnswer)
				}
				if took := time.Since(start); took != test.want {
					t.Errorf("20 requests took %s, want %s", took, test.want)
				}
			})
		})
	}
}

// roundTripper is a function that sends requests.
type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// If another program uses the same budget, the client slows down and is not refused.
func TestPacing_notAlone(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := intercomtest.NewServer(intercomtest.Config{RateLimit: 166})
		client := directClient(t, server)
		ctx, cancel := context.WithCancel(t.Context())
		var other sync.WaitGroup
		other.Go(func() {
			for ctx.Err() == nil {
				server.SpendBudget(1)
				time.Sleep(100 * time.Millisecond) //nolint:forbidigo // in a bubble, where time is simulated
			}
		})
		applyTags(t, client, 500, 10)
		cancel()
		other.Wait()
		if server.Refused() > 0 {
			t.Errorf("refused %d times", server.Refused())
		}
	})
}

// The client waits after a refusal and repeats the request, even a POST. The caller
// sees no error.
func TestPacing_refused(t *testing.T) {
	t.Parallel()
	for name, header := range map[string]http.Header{
		"reset":       {"X-Ratelimit-Limit": {"166"}, "X-Ratelimit-Remaining": {"0"}},
		"retry after": {"Retry-After": {"7"}},
		"nothing":     {},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := intercomtest.NewServer(intercomtest.Config{})
				if name == "reset" {
					header.Set("X-RateLimit-Reset", fmt.Sprint(time.Now().Add(7*time.Second).Unix()))
				}
				server.Fail(intercomtest.Fault{Status: http.StatusTooManyRequests, Header: header})
				var waits []time.Duration
				client := directClient(t, server, func(c *intercom.Config) {
					c.OnWait = func(_ context.Context, wait time.Duration, _ error) { waits = append(waits, wait.Round(time.Second)) }
				})
				start := time.Now()
				if _, err := client.Tags.Upsert(t.Context(), "x"); err != nil {
					t.Fatal(err)
				}
				took := time.Since(start)
				if name == "nothing" {
					if took < time.Second || took > 2*time.Second {
						t.Errorf("took %s", took)
					}
					return
				}
				if took < 7*time.Second || took > 8*time.Second {
					t.Errorf("took %s, want about 7s", took)
				}
				if len(waits) != 1 || waits[0] != 7*time.Second {
					t.Errorf("reported waits of %v", waits)
				}
			})
		})
	}
}

// A request is sent eventually, whatever the headers are.
func TestPacing_oddHeaders(t *testing.T) {
	t.Parallel()
	for name, header := range map[string]http.Header{
		"reset now":        {"X-Ratelimit-Limit": {"1"}, "X-Ratelimit-Remaining": {"0"}, "X-Ratelimit-Reset": {"0"}},
		"far reset":        {"X-Ratelimit-Limit": {"1"}, "X-Ratelimit-Remaining": {"0"}, "X-Ratelimit-Reset": {"99999999999"}},
		"negative":         {"X-Ratelimit-Limit": {"-1"}, "X-Ratelimit-Remaining": {"-1"}, "X-Ratelimit-Reset": {"-1"}},
		"no numbers":       {"X-Ratelimit-Limit": {"many"}, "X-Ratelimit-Remaining": {"few"}, "X-Ratelimit-Reset": {"soon"}},
		"too large":        {"X-Ratelimit-Limit": {"99999999999999999999"}, "X-Ratelimit-Remaining": {"1"}, "X-Ratelimit-Reset": {"1"}},
		"long retry after": {"Retry-After": {"86400"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := intercomtest.NewServer(intercomtest.Config{})
				server.Fail(intercomtest.Fault{Status: http.StatusTooManyRequests, Header: header, Times: 2})
				client := directClient(t, server)
				start := time.Now()
				if _, err := client.Tags.Upsert(t.Context(), "x"); err != nil {
					t.Fatal(err)
				}
				if took := time.Since(start); took > 3*time.Minute {
					t.Errorf("took %s", took)
				}
			})
		})
	}
}

// A wait ends at once when it is cancelled, and the error says that nothing was sent.
func TestPacing_cancelled(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := intercomtest.NewServer(intercomtest.Config{})
		server.Fail(intercomtest.Fault{Status: http.StatusTooManyRequests, Header: http.Header{"Retry-After": {"30"}}, Times: -1})
		client := directClient(t, server)
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		start := time.Now()
		if _, err := client.Tags.Upsert(ctx, "x"); err == nil {
			t.Error("succeeded")
		}
		if took := time.Since(start); took != 5*time.Second {
			t.Errorf("took %s, want 5s", took)
		}
	})
}
