package officehoursschedule

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// DataSource is intercom_office_hours_schedule, the data source.
type DataSource struct{ crud.DataSource }

// NewDataSource returns intercom_office_hours_schedule, the data source.
func NewDataSource(k kind.Kind) datasource.DataSource {
	return &DataSource{crud.NewDataSource(k, "id", "name")}
}

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Singular("One "+link+", by exactly one of `id` and `name`.", attributes(), "id", "name")
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *model) error {
		return crud.Into(config.fromAPI)(crud.ByIDOr(ctx, d.Kind, config.ID, d.Client.OfficeHoursSchedules.Get, "name", config.Name, d.Client.OfficeHoursSchedules.List,
			func(s *intercom.OfficeHoursSchedule) bool {
				return intercom.SameName(s.Name, config.Name.ValueString())
			},
			func(s *intercom.OfficeHoursSchedule) string { return fmt.Sprintf("%s, id %s", s.Name, s.ID) }))
	})
}

// ListDataSource is intercom_office_hours_schedules.
type ListDataSource struct{ crud.DataSource }

// NewListDataSource returns intercom_office_hours_schedules.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Plural("All office hours schedules of the workspace. See "+link+".", "office_hours_schedules", attributes(), nil)
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	type all struct {
		Schedules []model `tfsdk:"office_hours_schedules"`
	}
	crud.Lookup(ctx, d.Base, req, resp, func(config *all) error {
		schedules, err := d.Client.OfficeHoursSchedules.List(ctx)
		config.Schedules = crud.Models(schedules, (*model).fromAPI)
		return err
	})
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
