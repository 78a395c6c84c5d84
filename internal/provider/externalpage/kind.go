package externalpage

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes external pages to the provider.
var Kind = kind.Kind{
	Name:        "external_page",
	Plural:      "external_pages",
	Noun:        noun,
	Section:     "Knowledge",
	Permissions: []string{"read_write_ai_content"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Key:         "external_id",
	Arguments:   []string{"source_id", "external_id", "title", "url", "html"},
	References:  map[string]string{"source_id": "content_import_source"},
	Texts:       []kind.Text{{Argument: "html", Extension: ".html"}},
	Destroy:     kind.Deletes,

	UpdatesWhole: true,
}
