package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/workspace"
)

var workspaceSample = sample{
	kind: workspace.Kind,
	lookups: map[string][]acctest.Values{
		"intercom_workspace": {{}},
	},
	lookupRequests: counts{"GET /me": 1},
}
