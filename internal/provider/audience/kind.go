package audience

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes audiences to the provider.
var Kind = kind.Kind{
	Name:        "audience",
	Plural:      "audiences",
	Noun:        noun,
	Section:     "Data",
	Permissions: []string{"read_write_audiences"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Arguments:   []string{"name", "predicates", "role_predicates"},
	Destroy:     kind.Deletes,

	SharesNames: true,

	DestroyWarning: "Intercom does not document who can see the content that is for this audience only.",
}
