package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/segment"
)

var segmentSample = sample{
	kind:    segment.Kind,
	objects: "segments",
	lookups: map[string][]acctest.Values{
		"intercom_segment":  {{"name": "Active"}, {"name": "Active", "include_count": true}},
		"intercom_segments": {{}, {"include_count": true}},
	},
	lookupRequests: counts{"GET /segments": 2},
}
