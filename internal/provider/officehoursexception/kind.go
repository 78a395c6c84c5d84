package officehoursexception

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes office hours exceptions to the provider.
var Kind = kind.Kind{
	Name:        "office_hours_exception",
	Plural:      "office_hours_exceptions",
	Noun:        noun,
	Section:     "Office Hours",
	Permissions: []string{"read_write_office_hours"},
	Resource:    NewResource,
	List:        NewListResource,
	Parent:      "schedule_id",
	Key:         "date",
	Arguments:   []string{"schedule_id", "date", "name", "hours", "recurring_annually"},
	References:  map[string]string{"schedule_id": "office_hours_schedule"},
	Destroy:     kind.Deletes,
}
