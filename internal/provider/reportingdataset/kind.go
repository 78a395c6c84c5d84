// Package reportingdataset reads reporting datasets: the tables that Intercom exports for reports.
package reportingdataset

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes reporting datasets to the provider.
var Kind = kind.Kind{
	Name:        "reporting_dataset",
	Plural:      "reporting_datasets",
	Noun:        "reporting dataset",
	Section:     "Reports",
	DataSources: dataSources.DataSources(),
}
