package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/brand"
)

var brandSample = sample{
	kind:    brand.Kind,
	objects: "brands",
	lookups: map[string][]acctest.Values{
		"intercom_brand":  {{"name": "Parcel Express"}, {"id": "3"}},
		"intercom_brands": {{}},
	},
	lookupRequests: counts{"GET /brands": 1},
}
