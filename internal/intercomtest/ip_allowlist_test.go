package intercomtest

import (
	"fmt"
	"testing"
)

func TestIPAllowlist_life(t *testing.T) {
	t.Parallel()
	s := New(t)
	c := call(t, s)
	equal(t, "new", c.ok("GET", "/ip_allowlist", "").object,
		map[string]any{"type": "ip_allowlist", "enabled": false, "ip_allowlist": []any{}})
	want := map[string]any{"type": "ip_allowlist", "enabled": true, "ip_allowlist": []any{"203.0.113.9/24", "10.0.0.1", "10.0.0.1"}}
	equal(t, "updated", c.ok("PUT", "/ip_allowlist", `{"enabled":true,"ip_allowlist":["203.0.113.9/24","10.0.0.1","10.0.0.1"]}`).object, want)
	equal(t, "read", c.ok("GET", "/ip_allowlist", "").object, want)
	equal(t, "one", len(s.Objects("ip_allowlist")), 1)
	equal(t, "allows all", c.ok("PUT", "/ip_allowlist", `{"enabled":true,"ip_allowlist":[]}`).status, 200)
	equal(t, "off", c.ok("PUT", "/ip_allowlist", `{"enabled":false,"ip_allowlist":["10.0.0.1"]}`).status, 200)
}

func TestIPAllowlist_refused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		body    string
		status  int
		message string
	}{
		"lockout":    {`{"enabled":true,"ip_allowlist":["10.0.0.1"]}`, 422, "Your IP (203.0.113.10) is not on the allowlist. Saving would lock you out of this workspace."},
		"no address": {`{"ip_allowlist":["10.0.0"]}`, 422, ""},
		"no range":   {`{"ip_allowlist":["10.0.0.0/33"]}`, 422, ""},
		"a name":     {`{"ip_allowlist":["localhost"]}`, 422, ""},
		"a number":   {`{"ip_allowlist":[1]}`, 422, ""},
		"a string":   {`{"ip_allowlist":"10.0.0.1"}`, 400, ""},
		"null":       {`{"enabled":null}`, 400, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := New(t, lenient)
			call(t, s).refused("PUT", "/ip_allowlist", test.body, test.status, "parameter_invalid", test.message)
			equal(t, "enabled", s.Objects("ip_allowlist")[0]["enabled"], false)
		})
	}
}

func TestIPAllowlist_answers(t *testing.T) {
	t.Parallel()
	for i, test := range []struct {
		answers Answers
		body    string
		want    string // status, enabled and list
	}{
		{Answers{}, `{"enabled":true}`, "200 true [203.0.113.0/24]"},
		{Answers{IPAllowlistUpdate: IPAllowlistUpdateReset}, `{"enabled":true}`, "200 true []"},
		{Answers{IPAllowlistUpdate: IPAllowlistUpdateReset}, `{"ip_allowlist":["10.0.0.1"]}`, "200 false [10.0.0.1]"},
		{Answers{}, `{"ip_allowlist":["192.168.0.1/24"]}`, "200 false [192.168.0.1/24]"},
		{Answers{IPAllowlistHostBits: IPAllowlistHostBitsMasked}, `{"ip_allowlist":["192.168.0.1/24","10.0.0.1"]}`, "200 false [192.168.0.0/24 10.0.0.1]"},
		{Answers{}, `{"ip_allowlist":["2001:db8::1"]}`, "422 <nil> <nil>"},
		{Answers{IPAllowlistIPv6: IPAllowlistIPv6Accepted}, `{"ip_allowlist":["2001:db8::1"]}`, "200 false [2001:db8::1]"},
		{Answers{IPAllowlistIPv6: IPAllowlistIPv6Ignored}, `{"ip_allowlist":["2001:db8::1"]}`, "200 false []"},
		{Answers{IPAllowlistOrder: IPAllowlistOrderSorted}, `{"ip_allowlist":["10.0.0.2","10.0.0.1","10.0.0.2"]}`, "200 false [10.0.0.1 10.0.0.2]"},
		{Answers{IPAllowlistEmpty: IPAllowlistEmptyRefused}, `{"enabled":true,"ip_allowlist":[]}`, "422 <nil> <nil>"},
		{Answers{IPAllowlistEmpty: IPAllowlistEmptyRefused}, `{"enabled":false,"ip_allowlist":[]}`, "200 false []"},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			s := New(t, with(test.answers))
			s.Add("ip_allowlist", map[string]any{"ip_allowlist": []any{"203.0.113.0/24"}})
			r := call(t, s).do("PUT", "/ip_allowlist", test.body)
			equal(t, "outcome", fmt.Sprint(r.status, " ", r.object["enabled"], " ", r.object["ip_allowlist"]), test.want)
		})
	}
}

// The server refuses every request from an address that is not on the allowlist.
func TestIPAllowlist_refusesOthers(t *testing.T) {
	t.Parallel()
	s := New(t, func(c *Config) { c.CallerIP = "192.0.2.1" })
	s.Add("ip_allowlist", map[string]any{"enabled": true, "ip_allowlist": []any{"10.0.0.0/8"}})
	c := call(t, s)
	for _, path := range []string{"/me", "/tags", "/ip_allowlist"} {
		c.refused("GET", path, "", 403, "forbidden", "Your IP address is not on the allowlist for API access")
	}
	c.header.Set("Authorization", "Bearer other")
	c.refused("GET", "/me", "", 401, "unauthorized", "")
	c.header.Set("Authorization", "Bearer "+s.Token)
	s.Change("ip_allowlist", "ip_allowlist", map[string]any{"ip_allowlist": []any{"192.0.2.0/30"}})
	c.ok("GET", "/me", "")
}

// A version that does not have the path refuses it.
func TestVersionGate(t *testing.T) {
	t.Parallel()
	for answer, want := range map[VersionGate]struct {
		status        int
		code, message string
	}{
		VersionGateInvalid:  {400, "intercom_version_invalid", "Requested resource is not available in current API version."},
		VersionGateNotFound: {404, "not_found", ""},
	} {
		t.Run(want.code, func(t *testing.T) {
			t.Parallel()
			c := call(t, New(t, lenient, with(Answers{VersionGate: answer})))
			c.header.Set("Intercom-Version", "Preview")
			c.refused("GET", "/ip_allowlist", "", want.status, want.code, want.message)
			c.refused("PUT", "/ip_allowlist", `{"enabled":false}`, want.status, want.code, want.message)
			c.ok("GET", "/tags", "")
			c.header.Set("Intercom-Version", "2.17")
			c.ok("GET", "/ip_allowlist", "")
		})
	}
}

// A test fails if its client sends a version that does not have the path.
func TestVersionGate_failsTheTest(t *testing.T) {
	t.Parallel()
	preview.require(t)
	var heard complaints
	c := call(t, New(t, func(c *Config) { c.Errorf = heard.errorf }))
	c.header.Set("Intercom-Version", "Preview")
	c.do("GET", "/ip_allowlist", "")
	equal(t, "complaints", heard.all(), "intercomtest: breaks the contract: GET /ip_allowlist: path /ip_allowlist: unknown: no such operation")
}
