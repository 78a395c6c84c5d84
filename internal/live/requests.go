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
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// requestQuestions are the questions about requests of any kind, and those that are
// only asked if a flag says so.
func requestQuestions() []question {
	return []question{
		{
			field: "NameBlanks", text: "Are the blanks at the ends of a name kept?",
			unasked: "the provider refuses blanks at the ends of names",
			answers: []answer{
				{intercomtest.NameBlanksKept, "NameBlanksKept", "yes"},
				{intercomtest.NameBlanksTrimmed, "NameBlanksTrimmed", "no"},
			},
		},
		{
			field: "IDTypes", text: "Do ids have the types, number or string, that the reference says?",
			unasked: "the provider reads ids of both types",
			answers: []answer{
				{intercomtest.IDTypesDocumented, "IDTypesDocumented", "yes"},
				{intercomtest.IDTypesSwapped, "IDTypesSwapped", "no, the other way round"},
			},
		},
		{
			field: "ListOrder", text: "Which order do lists have if the reference does not say?",
			unasked: "the provider depends on no order",
			answers: []answer{
				{intercomtest.ListOrderCreation, "ListOrderCreation", "the oldest first"},
				{intercomtest.ListOrderNewest, "ListOrderNewest", "the newest first"},
			},
		},
		{
			field: "PagesNext", text: "What is pages.next in lists with page numbers?",
			unasked: "the provider reads all of these",
			answers: []answer{
				{intercomtest.PagesNextURL, "PagesNextURL", "a URL"},
				{intercomtest.PagesNextCursor, "PagesNextCursor", "a cursor"},
				{intercomtest.PagesNextNone, "PagesNextNone", "nothing"},
			},
		},
		{
			field: "PageNumbers", text: "Are page numbers in answers strings if the request has page numbers?",
			unasked: "the provider reads all of these",
			answers: []answer{
				{intercomtest.PageNumbersIntegers, "PageNumbersIntegers", "no"},
				{intercomtest.PageNumbersStrings, "PageNumbersStrings", "yes"},
			},
		},
		{
			field: "MissingScope", text: "Which status does a token get that lacks a permission?",
			unasked: "the token of a run has all permissions",
			answers: []answer{
				{intercomtest.MissingScopeForbidden, "MissingScopeForbidden", "403"},
				{intercomtest.MissingScopeUnauthorized, "MissingScopeUnauthorized", "401"},
				{intercomtest.MissingScopePlan, "MissingScopePlan", "403, as for what is not in the plan"},
			},
		},
		{
			field: "VersionGate", text: "Which status does a path get that the requested version does not have?",
			unasked: "the provider sends a version that has the path",
			answers: []answer{
				{intercomtest.VersionGateInvalid, "VersionGateInvalid", "400"},
				{intercomtest.VersionGateNotFound, "VersionGateNotFound", "404"},
			},
		},
		{
			field: "DataAttributeLimitStatus", text: "With which status does Intercom refuse a data attribute over the limit?",
			ask: (*suite).dataAttributeLimitStatus,
			answers: []answer{
				{intercomtest.LimitStatus400, "LimitStatus400", "400"},
				{intercomtest.LimitStatus422, "LimitStatus422", "422"},
			},
		},
		{
			field: "ArchivedCountToLimit", text: "Do archived data attributes count towards the limit?",
			ask:     (*suite).archivedCountToLimit,
			answers: []answer{no, yes},
		},
		{
			field: "WrongRegion", text: "What does a token get on the host of another region?",
			ask: (*suite).wrongRegion,
			answers: []answer{
				{intercomtest.WrongRegionUnauthorized, "WrongRegionUnauthorized", "401"},
				{intercomtest.WrongRegionForbidden, "WrongRegionForbidden", "403"},
				{intercomtest.WrongRegionNotFound, "WrongRegionNotFound", "404, and no JSON"},
			},
		},
		{
			field: "RetryAfter", text: "Does a 429 have the header Retry-After?",
			ask: (*suite).retryAfter,
			answers: []answer{
				{intercomtest.RetryAfterNotSent, "RetryAfterNotSent", "no"},
				{intercomtest.RetryAfterSent, "RetryAfterSent", "yes"},
			},
		},
	}
}

// wrongRegion sends GET /me to the host of another region.
func (r *suite) wrongRegion(ctx context.Context) (verdict, error) {
	switch {
	case r.otherURL == "":
		return skip("INTERCOM_BASE_URL does not say where the other regions are"), nil
	case !r.askRegion:
		return skip("this sends the token to a host that does not need it, %s; -ask-region asks", r.otherURL), nil
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
		return isRefused(intercomtest.WrongRegionUnauthorized, e), nil
	case e.StatusCode == http.StatusForbidden && !e.HTML:
		return isRefused(intercomtest.WrongRegionForbidden, e), nil
	case e.StatusCode == http.StatusNotFound && len(e.Problems) == 0:
		return is(intercomtest.WrongRegionNotFound), nil
	default:
		return odd("%s", words(e)), nil
	}
}

// together is the number of concurrent requests that use up the rate limit of 1,666
// requests in ten seconds. They suffice even if each takes half a second.
const together = 100

// retryAfter sends more requests than a rate limit window allows. It does not use the
// client of the provider, which would pace the requests.
func (r *suite) retryAfter(ctx context.Context) (verdict, error) {
	if !r.askRateLimit {
		return skip("this affects other apps of the workspace for ten seconds; -ask-rate-limit asks"), nil
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
	left := 2*limit + together // a window may end before the limit is reached
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
		return is(intercomtest.RetryAfterSent), nil
	default:
		return is(intercomtest.RetryAfterNotSent), nil
	}
}

// plainGet sends GET /me with a plain HTTP client. The client of the provider would
// wait after a 429 and hide its headers.
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
