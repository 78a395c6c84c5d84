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
	TicketTypeID   types.String `tfsdk:"ticket_type_id"`
	DataType       types.String `tfsdk:"data_type"`
	IncludeDefault types.Bool   `tfsdk:"include_default"`
	NameRegex      types.String `tfsdk:"name_regex"`
}

func (l *ListResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, l.Base, req, stream, func(f *filter) ([]crud.Listed[model], error) {
		ticketTypes, err := l.Client.TicketTypes.List(ctx)
		if err != nil {
			return nil, err
		}
		matches := crud.Matches(f.NameRegex)
		var found []crud.Listed[model]
		for _, t := range ticketTypes {
			if t.Archived || !f.TicketTypeID.IsNull() && f.TicketTypeID.ValueString() != t.ID.String() {
				continue
			}
			attributes := t.AllAttributes()
			for i := range attributes {
				a := &attributes[i]
				if a.Archived || !matches(a.Name) || a.Default && !f.IncludeDefault.ValueBool() || !f.DataType.IsNull() && f.DataType.ValueString() != a.DataType {
					continue
				}
				m := model{TicketTypeID: types.StringValue(t.ID.String()), ListItems: types.ListNull(types.StringType), ListOptions: types.ListNull(listOption)}
				m.fromAPI(a)
				found = append(found, crud.Listed[model]{Name: t.Name + "/" + a.Name, Object: m})
			}
		}
		return found, nil
	})
}
