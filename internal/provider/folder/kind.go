package folder

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes folders to the provider.
var Kind = kind.Kind{
	Name:        "folder",
	Plural:      "folders",
	Noun:        noun,
	Section:     "Knowledge",
	Permissions: []string{"Read and list articles", "Read and write articles"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Arguments:   []string{"name", "description", "emoji", "parent_folder_id"},
	References:  map[string]string{"parent_folder_id": "folder"},
	Destroy:     kind.Deletes,
	SharesNames: true,
}
