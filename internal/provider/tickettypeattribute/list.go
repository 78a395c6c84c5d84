package tickettypeattribute

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the attributes of the workspace's ticket types, as far as both are in use. Archived ones cannot be managed and are not found.",
		map[string]schema.Attribute{
			"ticket_type_id": schema.StringAttribute{
				MarkdownDescription: "Only attributes of the ticket type with this id.", Optional: true, Validators: []validator.String{attribute.NotBlank()},
			},
			"data_type": attribute.ListFilter(intercom.TicketTypeAttributeTypes, "Only attributes of this type."),
			"include_default": schema.BoolAttribute{
				MarkdownDescription: "Whether to find the title and the description as well, which Intercom gives every ticket type. Default: `false`.", Optional: true,
			},
		})
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	type filter struct {
		crud.ByName
		TicketTypeID   types.String `tfsdk:"ticket_type_id"`
		DataType       types.String `tfsdk:"data_type"`
		IncludeDefault types.Bool   `tfsdk:"include_default"`
	}
	type listable struct {
		ticketType *intercom.TicketType
		attribute  intercom.TicketTypeAttribute
	}
	crud.List(ctx, r.Base, req, stream, func(f *filter) (all []*listable, err error) {
		ticketTypes, err := r.Client.TicketTypes.List(ctx)
		for _, t := range ticketTypes {
			if t.Archived || !value.Selects(f.TicketTypeID, value.ID(t.ID)) {
				continue
			}
			for _, a := range t.AllAttributes() {
				all = append(all, &listable{t, a})
			}
		}
		return all, err
	}, func(f *filter, o *listable) *crud.Listed[model] {
		a := &o.attribute
		if a.Archived || !f.Matches(a.Name) || a.Default && !f.IncludeDefault.ValueBool() || !value.Selects(f.DataType, types.StringValue(a.DataType)) {
			return nil
		}
		listed := &crud.Listed[model]{Name: o.ticketType.Name + "/" + a.Name, Object: model{
			TicketTypeID: value.ID(o.ticketType.ID), ListItems: types.ListNull(types.StringType), ListOptions: types.ListNull(listOption),
		}}
		listed.Object.fromAPI(a)
		return listed
	})
}
