package newsitem

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes news items to the provider. Intercom does not document which
// permissions they need.
var Kind = kind.Kind{
	Name:         "news_item",
	Plural:       "news_items",
	Noun:         noun,
	Section:      "News",
	Resource:     NewResource,
	List:         NewListResource,
	DataSources:  dataSources.DataSources(),
	Key:          "title",
	Arguments:    []string{"title", "sender_id", "body", "state", "newsfeed_assignments", "labels", "reactions", "deliver_silently"},
	References:   map[string]string{"sender_id": "admin"},
	Texts:        []kind.Text{{Argument: "body", Extension: ".html"}},
	Destroy:      kind.Deletes,
	SharesNames:  true,
	UpdatesWhole: true,
}
