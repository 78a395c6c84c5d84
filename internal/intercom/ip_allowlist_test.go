package intercom_test

import (
	"errors"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// An update reads the allowlist if its answer does not tell the outcome.
func TestIPAllowlist_update(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault     intercomtest.Fault
		omit      []string
		uncertain bool
	}{
		"answered":               {},
		"answer lost":            {fault: intercomtest.Fault{Request: "PUT /ip_allowlist", Kind: intercomtest.FaultDrop, After: true, Times: -1}},
		"not carried out":        {fault: intercomtest.Fault{Request: "PUT /ip_allowlist", Status: 500, Times: -1}, uncertain: true},
		"answer without state":   {omit: []string{"enabled"}},
		"answer without entries": {omit: []string{"ip_allowlist"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) {
				c.Omit = map[string][]string{"PUT /ip_allowlist": test.omit}
			})
			if test.fault.Request != "" {
				server.Fail(test.fault)
			}
			updated, err := newClient(t, server).IPAllowlist.Update(t.Context(), "ws_test", true, []string{"203.0.113.0/24"})
			if uncertain := new(intercom.UncertainError); test.uncertain != errors.As(err, &uncertain) {
				t.Fatalf("uncertain: %t, got the error %v", test.uncertain, err)
			}
			if !test.uncertain && (err != nil || updated.WorkspaceID != "ws_test" || !updated.Has(true, []string{"203.0.113.7/24"})) {
				t.Errorf("got %+v and the error %v", updated, err)
			}
		})
	}
}

func TestIPAllowlist_otherWorkspace(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	allowlist := newClient(t, server).IPAllowlist
	_, updateErr := allowlist.Update(t.Context(), "ws_other", false, nil)
	_, getErr := allowlist.Get(t.Context(), "ws_other")
	for _, err := range []error{updateErr, getErr} {
		if wrong := new(intercom.WorkspaceError); !errors.As(err, &wrong) || server.Count("PUT /ip_allowlist") > 0 {
			t.Errorf("got the error %v", err)
		}
	}
}
