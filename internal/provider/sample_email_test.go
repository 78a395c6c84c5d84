package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/email"
)

var emailSample = sample{
	kind:    email.Kind,
	objects: "emails",
	lookups: map[string][]acctest.Values{
		"intercom_email":  {{"email": "Support@example.com"}, {"id": "2"}},
		"intercom_emails": {{}},
	},
	lookupRequests: counts{"GET /emails": 1},
}
