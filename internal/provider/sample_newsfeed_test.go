package provider_test

import (
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/newsfeed"
)

var newsfeedSample = sample{
	kind:    newsfeed.Kind,
	objects: "newsfeeds",
	lookups: map[string][]acctest.Values{
		"intercom_newsfeed":  {{"name": "Visitor feed"}, {"id": "53"}},
		"intercom_newsfeeds": {{}},
	},
	lookupRequests: counts{"GET /news/newsfeeds": 1},
}
