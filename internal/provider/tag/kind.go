package tag

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes tags to the provider.
var Kind = kind.Kind{
	Name:        "tag",
	Plural:      "tags",
	Noun:        noun,
	Section:     "Data",
	Permissions: []string{"Read tags", "Write tags"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Arguments:   []string{"name"},
	Destroy:     kind.Deletes,

	DestroyWarning: "Intercom removes the tag from every contact, company, conversation, ticket and article that carries it.",
}
