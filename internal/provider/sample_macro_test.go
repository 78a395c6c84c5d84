package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/macro"
)

var macroSample = sample{
	kind:    macro.Kind,
	objects: "macros",
	lookups: map[string][]acctest.Values{
		"intercom_macro":  {{"name": "Refund"}, {"id": "123"}},
		"intercom_macros": {{}},
	},
	lookupRequests: counts{"GET /macros": 1},
}
