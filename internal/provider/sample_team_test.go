package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/team"
)

var teamSample = sample{
	kind:    team.Kind,
	objects: "teams",
	lookups: map[string][]acctest.Values{
		"intercom_team":  {{"name": "Support"}, {"name": "Billing"}, {"id": "991267902"}},
		"intercom_teams": {{}},
	},
	lookupRequests: counts{"GET /teams": 1},
}
