package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/ticketstate"
)

var ticketStateSample = sample{
	kind:    ticketstate.Kind,
	objects: "ticket_states",
	lookups: map[string][]acctest.Values{
		"intercom_ticket_states": {{}, {"category": "resolved"}, {"include_archived": true}},
	},
	lookupRequests: counts{"GET /ticket_states": 1},
}
