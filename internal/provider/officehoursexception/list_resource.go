package officehoursexception

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// NewListResource returns the list resource of intercom_office_hours_exception.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

var _ list.ListResourceWithConfigure = (*Resource)(nil)

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the exceptions of the workspace's office hours schedules.", map[string]schema.Attribute{
		"schedule_id": schema.StringAttribute{
			MarkdownDescription: "Only exceptions of the schedule with this id.",
			Optional:            true,
			Validators:          []validator.String{attribute.NotBlank()},
		},
	})
}

type filter struct {
	crud.ByName
	ScheduleID types.String `tfsdk:"schedule_id"`
}

// listable is an exception with its schedule.
type listable struct {
	schedule  *intercom.OfficeHoursSchedule
	exception *intercom.OfficeHoursException
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, r.Base, req, stream, func(f *filter) ([]*listable, error) {
		schedules, err := r.Client.OfficeHoursSchedules.List(ctx)
		if err != nil {
			return nil, err
		}
		var all []*listable
		for _, s := range schedules {
			if !f.ScheduleID.IsNull() && f.ScheduleID.ValueString() != s.ID.String() {
				continue
			}
			exceptions, err := r.Client.OfficeHoursExceptions.List(ctx, s.ID)
			if err != nil {
				return nil, err
			}
			for _, e := range exceptions {
				all = append(all, &listable{s, e})
			}
		}
		return all, nil
	}, func(f *filter, l *listable) *crud.Listed[model] {
		if !f.Matches(l.exception.Name) {
			return nil
		}
		listed := &crud.Listed[model]{Name: l.schedule.Name + "/" + l.exception.Date}
		listed.Object.ScheduleID = types.StringValue(l.schedule.ID.String())
		listed.Object.fromAPI(l.exception)
		return listed
	})
}
