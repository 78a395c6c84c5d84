package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/admin"
)

var adminSample = sample{
	kind:    admin.Kind,
	objects: "admins",
	lookups: map[string][]acctest.Values{
		"intercom_admin":  {{"email": "bruno@example.com"}, {"name": "Bruno Alves"}},
		"intercom_admins": {{}},
	},
	lookupRequests: counts{"GET /admins": 1},
}
