package intercom

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"testing"
	"time"
)

// FuzzError: whatever an error answer holds, it becomes an error that can be
// printed, and only Intercom's own "not found" is one.
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

// FuzzDecode: an answer decodes into an object that has an id, or is an error.
func FuzzDecode(f *testing.F) {
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
	client := offline(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		decoded[HelpCenterCollection](t, data)
		decoded[Tag](t, data)
		decoded[DataAttribute](t, data)
		decoded[DataConnector](t, data)
		decoded[TicketTypeAttribute](t, data)
		decoded[Admin](t, data)
		decoded[Segment](t, data)
		decoded[Team](t, data)
		decoded[TicketState](t, data)
		if ticketType := decoded[TicketType](t, data); ticketType != nil {
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
		listed(t, client.HelpCenterCollections.collection, data)
		listed(t, client.Tags.collection, data)
		listed(t, client.DataAttributes.byModel["contact"], data)
		listed(t, client.DataConnectors.collection, data)
		listed(t, client.TicketTypes.collection, data)
		listed(t, client.Admins.collection, data)
		listed(t, client.TicketStates.all, data)
		listed(t, client.Segments.plain, data)
		listed(t, client.Teams.collection, data)
		_ = client.decode(bytes.NewReader(data), new(me))
	})
}

// listed reads a page of a list: all of its items are there, with different
// ids.
func listed[T any](t *testing.T, s *collection[T], data []byte) {
	t.Helper()
	page, err := s.decodePage(bytes.NewReader(data))
	if err != nil {
		return
	}
	all := newItems(s.id)
	all.add(page.items)
	if len(all.objects) != len(page.items) {
		t.Errorf("%d of %d items are left: %s", len(all.objects), len(page.items), data)
	}
	_, _ = page.position().next(s.path, 1)
}

func decoded[T any, P identified[T]](t *testing.T, data []byte) *T {
	t.Helper()
	out := new(T)
	if err := offline(t).decode(bytes.NewReader(data), P(out)); err != nil {
		return nil
	}
	if P(out).objectID() == "" {
		t.Errorf("%T has no id: %s", out, data)
	}
	return out
}

// FuzzRateLimit: no header holds requests back for longer than the bound.
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
