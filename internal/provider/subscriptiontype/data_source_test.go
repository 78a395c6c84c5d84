package subscriptiontype_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// The name is that of the default translation.
func TestDataSource(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
	p := acctest.Connect(t, server)
	got, diags := p.ReadDataSource("intercom_subscription_type", acctest.Values{"name": "Newsletter"})
	p.ExpectNone(diags)
	if got["consent_type"] != "opt_in" || got["locale"] != "en" || got["state"] != "live" {
		t.Errorf("got %v", got)
	}
	_, diags = p.ReadDataSource("intercom_subscription_type", acctest.Values{"name": "Beta program"})
	p.ExpectError(diags, "name", "No Such Subscription Type", "is archived", "look it up by its id")
	server.Add("subscription_types", map[string]any{"name": "Newsletter", "state": "draft"})
	_, diags = acctest.Connect(t, server).ReadDataSource("intercom_subscription_type", acctest.Values{"name": "Newsletter"})
	p.ExpectError(diags, "name", "Several Subscription Types", "live, opt_in", "draft, opt_out")
	for include, want := range map[bool]int{false: 2, true: 3} {
		got, diags = p.ReadDataSource("intercom_subscription_types", acctest.Values{"include_archived": include})
		p.ExpectNone(diags)
		if all := p.Objects(got["subscription_types"]); len(all) != want {
			t.Errorf("include_archived = %t gives %v", include, all)
		}
	}
}
