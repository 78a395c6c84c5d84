package dataconnector

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes data connectors to the provider.
var Kind = kind.Kind{
	Name:        "data_connector",
	Plural:      "data_connectors",
	Noun:        noun,
	Section:     "Integrations",
	Permissions: []string{"read_write_data_connectors"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Arguments: []string{
		"name", "description", "state", "http_method", "url", "headers", "body", "data_inputs", "mock_response", "direct_fin_usage", "audiences", "token_ids",
	},
	Unreadable: map[string]string{
		"headers": "Intercom does not show the values of headers. Before you change a header, give each one its value or value_wo.",
	},
	Destroy:     kind.Deletes,
	SharesNames: true,

	DestroyWarning: "A connector that is live becomes a draft first, so that workflows and Fin can no longer call it. " +
		"Intercom refuses to delete one that workflows or Fin use; it is then live again.",
}
