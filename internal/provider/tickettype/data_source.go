package tickettype

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

var dataSources = crud.Lookups[intercom.TicketType, shown]{
	One:        "One [ticket type](" + link + ") with its attributes and states, by exactly one of `id` and `name`.",
	All:        "All [ticket types](" + link + ") in the workspace, with their attributes and states.",
	Attributes: shownAttributes(),
	FromAPI:    (*shown).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.TicketType] { return c.TicketTypes },
	Keys:       []crud.By[intercom.TicketType]{{Attribute: "name", Has: func(t *intercom.TicketType, name string) bool { return t.Name == name }}},
	Describe:   func(t *intercom.TicketType) string { return fmt.Sprintf("%s (%s), id %s", t.Name, t.Category, t.ID) },
	Archived: &crud.Archived[intercom.TicketType, shown]{
		Is: func(t *intercom.TicketType) bool { return t.Archived },
		As: "archived",
		One: "Whether an archived ticket type is read when none in use has the name or the id, and whether archived attributes are shown. " +
			"By name, an archived type is found only where Intercom lists those.",
		All: "Whether archived ticket types and archived attributes are among them, as far as Intercom lists those.",
		Hide: func(m *shown) {
			m.Attributes = slices.DeleteFunc(m.Attributes, func(a attributeModel) bool { return a.Archived.ValueBool() })
		},
	},
	Filters: map[string]crud.Filter[intercom.TicketType]{"category": {
		Attribute: attribute.Filter(intercom.TicketTypeCategories, "Only the ticket types of this category."),
		Passes: func(category attr.Value, t *intercom.TicketType) bool {
			return value.Selects(category, types.StringValue(t.Category))
		},
	}},
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the ticket types of the workspace that are in use. Archived ones cannot be managed and are not found; "+
		"the data source `intercom_ticket_types` shows them.",
		map[string]listschema.Attribute{"category": attribute.ListFilter(intercom.TicketTypeCategories, "Only ticket types of this category.")})
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	type filter struct {
		crud.ByName
		Category types.String `tfsdk:"category"`
	}
	crud.List(ctx, r.Base, req, stream, func(*filter) ([]*intercom.TicketType, error) { return r.Client.TicketTypes.List(ctx) },
		func(f *filter, t *intercom.TicketType) *crud.Listed[model] {
			if t.Archived || !f.Matches(t.Name) || !value.Selects(f.Category, types.StringValue(t.Category)) {
				return nil
			}
			listed := &crud.Listed[model]{Name: fmt.Sprintf("%s (%s)", t.Name, t.Category)}
			listed.Object.fromAPI(t)
			return listed
		})
}
