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
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// NewListResource returns the list resource of intercom_ticket_type_attribute.
func NewListResource(k kind.Kind) list.ListResource {
	return &ListResource{Resource{crud.NewResource(k)}}
}

// ListResource lists ticket type attributes for `terraform query`.
type ListResource struct{ Resource }

var _ list.ListResourceWithConfigure = (*ListResource)(nil)

func (l *ListResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Finds the attributes of the workspace's ticket types, as far as both are in use. Archived ones cannot be managed and are not found.",
		Attributes: map[string]schema.Attribute{
			"ticket_type_id": schema.StringAttribute{
				MarkdownDescription: "Only attributes of the ticket type with this id.",
				Optional:            true,
				Validators:          []validator.String{attribute.NotBlank()},
			},
			"data_type": attribute.ListFilter(intercom.TicketTypeAttributeTypes, "Only attributes of this type."),
			"include_default": schema.BoolAttribute{
				MarkdownDescription: "Whether to find the title and the description as well, which Intercom gives every ticket type. Default: `false`.",
				Optional:            true,
			},
			"name_regex": attribute.NameRegex(),
		},
	}
}

type filter struct {
	crud.ByName
	TicketTypeID   types.String `tfsdk:"ticket_type_id"`
	DataType       types.String `tfsdk:"data_type"`
	IncludeDefault types.Bool   `tfsdk:"include_default"`
}

// listable is an attribute with its ticket type.
type listable struct {
	ticketType *intercom.TicketType
	attribute  intercom.TicketTypeAttribute
}

func (l *ListResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, l.Base, req, stream, func(f *filter) ([]*listable, error) {
		ticketTypes, err := l.Client.TicketTypes.List(ctx)
		var all []*listable
		for _, t := range ticketTypes {
			if t.Archived || !f.TicketTypeID.IsNull() && f.TicketTypeID.ValueString() != t.ID.String() {
				continue
			}
			for _, a := range t.AllAttributes() {
				all = append(all, &listable{t, a})
			}
		}
		return all, err
	}, func(f *filter, o *listable) *crud.Listed[model] {
		a := &o.attribute
		if a.Archived || !f.Matches(a.Name) || a.Default && !f.IncludeDefault.ValueBool() || !f.DataType.IsNull() && f.DataType.ValueString() != a.DataType {
			return nil
		}
		listed := &crud.Listed[model]{Name: o.ticketType.Name + "/" + a.Name, Object: model{
			TicketTypeID: types.StringValue(o.ticketType.ID.String()), ListItems: types.ListNull(types.StringType), ListOptions: types.ListNull(listOption),
		}}
		listed.Object.fromAPI(a)
		return listed
	})
}
