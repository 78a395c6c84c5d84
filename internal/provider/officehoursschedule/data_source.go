package officehoursschedule

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
)

var dataSources = crud.Lookups[intercom.OfficeHoursSchedule, model]{
	One:        "One " + link + ", by exactly one of `id` and `name`.",
	All:        "All office hours schedules of the workspace. See " + link + ".",
	Attributes: attributes(),
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.OfficeHoursSchedule] { return c.OfficeHoursSchedules },
	Keys:       []crud.By[intercom.OfficeHoursSchedule]{{Attribute: "name", Has: func(s *intercom.OfficeHoursSchedule, name string) bool { return intercom.SameName(s.Name, name) }}},
	Describe:   func(s *intercom.OfficeHoursSchedule) string { return fmt.Sprintf("%s, id %s", s.Name, s.ID) },
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the office hours schedules of the workspace.", nil)
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, r.Base, req, stream, func(*crud.ByName) ([]*intercom.OfficeHoursSchedule, error) {
		return r.Client.OfficeHoursSchedules.List(ctx)
	},
		func(f *crud.ByName, s *intercom.OfficeHoursSchedule) *crud.Listed[model] {
			if !f.Matches(s.Name) {
				return nil
			}
			listed := &crud.Listed[model]{Name: s.Name}
			listed.Object.fromAPI(s)
			return listed
		})
}
