package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/reportingdataset"
)

var reportingDatasetSample = sample{
	kind:    reportingdataset.Kind,
	objects: "reporting_datasets",
	lookups: map[string][]acctest.Values{
		"intercom_reporting_datasets": {{}},
	},
	lookupRequests: counts{"GET /export/reporting_data/get_datasets": 1},
}
