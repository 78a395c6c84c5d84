package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	t "github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// wrongRegion reads who the token is at the host of another region.
func (r *suite) wrongRegion(ctx context.Context) (verdict, error) {
	switch {
	case r.otherURL == "":
		return skip("INTERCOM_BASE_URL does not say where the other regions are"), nil
	case !r.askRegion:
		return skip("it sends the token to a host that does not need it, %s; -ask-region asks", r.otherURL), nil
	}
	elsewhere, err := intercom.New(intercom.Config{AccessToken: r.token, BaseURL: r.otherURL})
	if err != nil {
		return verdict{}, err
	}
	_, err = elsewhere.Do(ctx, http.MethodGet, "/me", nil)
	var e *intercom.Error
	switch {
	case err == nil:
		return odd("200: the host finds the workspace"), nil
	case !errors.As(err, &e):
		return verdict{}, err
	case e.StatusCode == http.StatusUnauthorized:
		return isRefused(t.WrongRegionUnauthorized, e), nil
	case e.StatusCode == http.StatusForbidden && !e.HTML:
		return isRefused(t.WrongRegionForbidden, e), nil
	case e.StatusCode == http.StatusNotFound && len(e.Problems) == 0:
		return is(t.WrongRegionNotFound), nil
	default:
		return odd("%s", words(e)), nil
	}
}

// together is how many requests at once are to use up the rate limit, which is
// 1,666 in ten seconds: enough of them even if each takes half a second.
const together = 100

// retryAfter sends more requests than a window of the rate limit has. The
// client would not: it paces itself.
func (r *suite) retryAfter(ctx context.Context) (verdict, error) {
	if !r.askRateLimit {
		return skip("other apps of the workspace would feel it; -ask-rate-limit asks"), nil
	}
	transport := &http.Transport{Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true, MaxIdleConnsPerHost: together}
	defer transport.CloseIdleConnections()
	client := &http.Client{
		Transport: transport, Timeout: 30 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	_, header, err := r.plainGet(ctx, client)
	if err != nil {
		return verdict{}, err
	}
	limit, err := strconv.Atoi(header.Get("X-RateLimit-Limit"))
	if err != nil {
		return skip("no answer says what the limit is"), nil
	}
	var mu sync.Mutex
	var refusal http.Header
	var failure error
	left := 2*limit + together // a window may end meanwhile
	next := func() bool {
		mu.Lock()
		defer mu.Unlock()
		left--
		return left >= 0 && refusal == nil && failure == nil
	}
	var all sync.WaitGroup
	for range together {
		all.Go(func() {
			for next() {
				status, header, err := r.plainGet(ctx, client)
				mu.Lock()
				switch {
				case err != nil:
					failure = err
				case status == http.StatusTooManyRequests:
					refusal = header
				}
				mu.Unlock()
			}
		})
	}
	all.Wait()
	switch {
	case refusal == nil && failure != nil:
		return verdict{}, failure
	case refusal == nil:
		return skip("%d requests were not refused", 2*limit+together), nil
	case refusal.Get("Retry-After") != "":
		return is(t.RetryAfterSent), nil
	default:
		return is(t.RetryAfterNotSent), nil
	}
}

// plainGet sends GET /me past the client, which would wait and hide what it
// learns.
func (r *suite) plainGet(ctx context.Context, client *http.Client) (int, http.Header, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.baseURL+"/me", nil)
	if err != nil {
		return 0, nil, err
	}
	req.Header.Set("Authorization", "Bearer "+r.token)
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Intercom-Version", intercom.Version)
	resp, err := client.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	_, err = io.Copy(io.Discard, resp.Body)
	return resp.StatusCode, resp.Header, err
}
