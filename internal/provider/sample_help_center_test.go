package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/helpcenter"
)

var helpCenterSample = sample{
	kind:    helpcenter.Kind,
	objects: "help_centers",
	lookups: map[string][]acctest.Values{
		"intercom_help_center":  {{"identifier": "help"}, {"id": "80"}},
		"intercom_help_centers": {{}},
	},
	lookupRequests: counts{"GET /help_center/help_centers": 1},
}
