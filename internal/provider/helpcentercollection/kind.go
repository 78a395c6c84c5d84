package helpcentercollection

import (
	"slices"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Kind describes collections of help centers to the provider.
var Kind = kind.Kind{
	Name:        "help_center_collection",
	Plural:      "help_center_collections",
	Noun:        noun,
	Section:     "Help Center",
	Permissions: []string{"Read and list articles", "Read and write articles"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Arguments:   []string{"name", "description", "parent_id", "help_center_id", "translations"},
	References:  map[string]string{"parent_id": "help_center_collection"},
	Implied:     map[string]string{"help_center_id": "parent_id"},
	Destroy:     kind.Deletes,
	SharesNames: true,

	DestroyWarning: "Intercom does not document what becomes of the articles in it.",
	Contents:       contents,
	UpdatesWhole:   true,
}

// contents returns the articles in a collection, if the list of articles has been read.
func contents(client *intercom.Client, id intercom.ID) map[string][]intercom.ID {
	var articles []intercom.ID
	for _, a := range client.Articles.Known() {
		if slices.Contains(a.ParentIDs, id) {
			articles = append(articles, a.ID)
		}
	}
	return map[string][]intercom.ID{"article": articles}
}
