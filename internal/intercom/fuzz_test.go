package intercom

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"testing"
	"time"
)

// FuzzError checks that any error answer becomes an error that can be printed, and that
// only Intercom's "not found" becomes ErrNotFound.
func FuzzError(f *testing.F) {
	f.Add(404, "application/json", `{"type":"error.list","request_id":"r","errors":[{"code":"not_found","message":"Resource Not Found","field":"id"}]}`)
	f.Add(422, "application/json; charset=utf-8", `{"type":"error.list","request_id":null,"errors":[{"code":"data_invalid","message":null}]}`)
	f.Add(403, "text/html", `<html>`)
	f.Add(404, "", `[[[[`)
	f.Add(500, "application/json", `{"errors":{}}`)
	f.Fuzz(func(t *testing.T, status int, contentType, body string) {
		resp := &http.Response{
			StatusCode: status, Header: http.Header{"Content-Type": {contentType}},
			Request: &http.Request{Method: http.MethodGet, URL: &url.URL{Path: "/tags/1"}},
		}
		err := newError(resp, []byte(body), true, Printable)
		if err.Error() == "" {
			t.Error("the error says nothing")
		}
		if errors.Is(err, ErrNotFound) && (status != http.StatusNotFound || !json.Valid([]byte(body))) {
			t.Errorf("%d %q is taken for an object that is gone", status, body)
		}
	})
}

// FuzzRateLimit checks that no header delays requests for longer than the limit.
func FuzzRateLimit(f *testing.F) {
	f.Add("166", "0", "1734537762", "", "Wed, 18 Dec 2024 16:02:42 GMT")
	f.Add("1", "0", "0", "86400", "")
	f.Add("-1", "-9223372036854775808", "9223372036854775807", "-1", "x")
	f.Add("9223372036854775807", "1", "1e9", "99999999999999999999", "Mon, 01 Jan 0001 00:00:00 GMT")
	f.Fuzz(func(t *testing.T, limit, remaining, reset, retryAfter, date string) {
		for _, status := range []int{http.StatusOK, http.StatusTooManyRequests} {
			p := &pacer{floor: time.Second}
			p.inFlight = 1
			header := http.Header{}
			for name, value := range map[string]string{
				"X-RateLimit-Limit": limit, "X-RateLimit-Remaining": remaining, "X-RateLimit-Reset": reset, "Retry-After": retryAfter, "Date": date,
			} {
				header.Set(name, value)
			}
			p.release(&http.Response{StatusCode: status, Header: header})
			now := time.Now()
			if wait := p.wait(now); wait > maxHold+time.Second {
				t.Errorf("the next request waits %s", wait)
			}
			if wait := p.wait(now.Add(2 * (maxHold + time.Second))); wait > maxHold {
				t.Errorf("later, the next request waits %s", wait)
			}
		}
	})
}
