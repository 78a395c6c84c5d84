package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/workflow"
)

var workflowSample = sample{
	kind:    workflow.Kind,
	objects: "workflows",
	lookups: map[string][]acctest.Values{
		"intercom_workflow": {{"id": "67890"}},
	},
	lookupRequests: counts{"GET /export/workflows/{id}": 1},
}
