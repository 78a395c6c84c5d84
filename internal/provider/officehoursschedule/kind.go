package officehoursschedule

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes office hours schedules to the provider.
var Kind = kind.Kind{
	Name:        "office_hours_schedule",
	Plural:      "office_hours_schedules",
	Noun:        noun,
	Section:     "Office Hours",
	Permissions: []string{"read_write_office_hours"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Arguments:   []string{"name", "time_zone", "hours", "always_open"},
	Destroy:     kind.Deletes,

	DestroyWarning: "Intercom deletes its exceptions with it, and does not document what becomes of the teams and workflows that use it.",
}
