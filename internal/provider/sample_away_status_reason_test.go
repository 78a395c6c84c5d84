package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/awaystatusreason"
)

var awayStatusReasonSample = sample{
	kind:    awaystatusreason.Kind,
	objects: "away_status_reasons",
	lookups: map[string][]acctest.Values{
		"intercom_away_status_reason":  {{"label": "On a break"}, {"id": "43"}},
		"intercom_away_status_reasons": {{}, {"include_deleted": true}},
	},
	lookupRequests: counts{"GET /away_status_reasons": 1},
}
