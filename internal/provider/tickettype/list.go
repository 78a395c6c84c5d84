package tickettype

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// NewListResource returns the list resource of intercom_ticket_type.
func NewListResource(k kind.Kind) list.ListResource {
	return &ListResource{Resource{crud.NewResource(k)}}
}

// ListResource lists ticket types for `terraform query`.
type ListResource struct{ Resource }

var _ list.ListResourceWithConfigure = (*ListResource)(nil)

func (l *ListResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Finds the ticket types of the workspace that are in use. Archived ones cannot be managed and are not found; " +
			"the data source `intercom_ticket_types` shows them.",
		Attributes: map[string]schema.Attribute{
			"category":   attribute.ListFilter(intercom.TicketTypeCategories, "Only ticket types of this category."),
			"name_regex": attribute.NameRegex(),
		},
	}
}

type filter struct {
	crud.ByName
	Category types.String `tfsdk:"category"`
}

func (l *ListResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, l.Base, req, stream, func(*filter) ([]*intercom.TicketType, error) { return l.Client.TicketTypes.List(ctx) },
		func(f *filter, t *intercom.TicketType) *crud.Listed[model] {
			if t.Archived || !f.Matches(t.Name) || !f.Category.IsNull() && f.Category.ValueString() != t.Category {
				return nil
			}
			listed := &crud.Listed[model]{Name: fmt.Sprintf("%s (%s)", t.Name, t.Category)}
			listed.Object.fromAPI(t)
			return listed
		})
}
