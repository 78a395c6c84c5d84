package intercom

// ReportingDatasets are the tables that Intercom exports for reports, with their
// columns. Intercom defines them, and the API returns all of them at once:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/reporting-data-export
type ReportingDatasets struct {
	*collection[ReportingDataset]
}

// ReportingDataset is one dataset.
type ReportingDataset struct {
	object
	Name                   string               `json:"name"`
	Description            string               `json:"description"`
	DefaultTimeAttributeID ID                   `json:"default_time_attribute_id"`
	Attributes             []ReportingAttribute `json:"attributes"`
}

// ReportingAttribute is a column of a dataset. Two can have the same ID; an export uses
// the QualifiedID.
type ReportingAttribute struct {
	ID          ID     `json:"id"`
	QualifiedID ID     `json:"qualified_id"`
	Name        string `json:"name"`
}

func newReportingDatasets(c *Client) *ReportingDatasets {
	return &ReportingDatasets{newCollection[ReportingDataset](c, collectionConfig{path: "/export/reporting_data/get_datasets", noGet: true, neverEmpty: true})}
}
