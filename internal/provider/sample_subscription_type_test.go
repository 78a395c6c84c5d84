package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/subscriptiontype"
)

var subscriptionTypeSample = sample{
	kind:    subscriptiontype.Kind,
	objects: "subscription_types",
	lookups: map[string][]acctest.Values{
		"intercom_subscription_type":  {{"name": "Newsletter"}, {"id": "137"}},
		"intercom_subscription_types": {{}, {"include_archived": true}},
	},
	lookupRequests: counts{"GET /subscription_types": 1},
}
