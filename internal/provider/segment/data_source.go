package segment

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
)

const link = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/segments"

var dataSources = crud.Lookups[intercom.Segment, model]{
	One: "One [segment](" + link + ") of contacts, by exactly one of `id` and `name`. " +
		"What a segment is made of can only be seen and changed in Intercom.",
	All:        "All [segments](" + link + ") of contacts in the workspace.",
	Attributes: attributes,
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.Segment] { return c.Segments },
	Keys:       []crud.By[intercom.Segment]{{Attribute: "name", Has: func(s *intercom.Segment, name string) bool { return s.Name == name }}},
	Describe:   func(s *intercom.Segment) string { return fmt.Sprintf("%s (%s), id %s", s.Name, s.PersonType, s.ID) },
	Detail: &crud.Detail[intercom.Segment]{
		Argument:    "include_count",
		Description: "Whether Intercom counts the contacts, which takes it longer. The count changes all the time, and with it what is planned from it.",
		Objects:     func(c *intercom.Client) crud.Reader[intercom.Segment] { return c.Segments.Counted },
	},
}

var attributes = map[string]schema.Attribute{
	"id":            schema.StringAttribute{MarkdownDescription: "Id of the segment."},
	"name":          schema.StringAttribute{MarkdownDescription: "Name of the segment."},
	"person_type":   schema.StringAttribute{MarkdownDescription: "`contact` for a segment of leads, `user` for one of users."},
	"contact_count": schema.Int64Attribute{MarkdownDescription: "How many contacts are in the segment; only with `include_count`."},
	"created_at":    schema.Int64Attribute{MarkdownDescription: "When the segment was created, in seconds since 1970 (Unix time)."},
}

// model is a segment in Terraform's terms.
type model struct {
	ID           types.String `tfsdk:"id"`
	Name         types.String `tfsdk:"name"`
	PersonType   types.String `tfsdk:"person_type"`
	ContactCount types.Int64  `tfsdk:"contact_count"`
	CreatedAt    types.Int64  `tfsdk:"created_at"`
}

func (m *model) fromAPI(s *intercom.Segment) {
	m.ID = types.StringValue(s.ID.String())
	m.Name = types.StringValue(s.Name)
	m.PersonType = types.StringValue(s.PersonType)
	m.ContactCount = types.Int64PointerValue(s.Count)
	m.CreatedAt = types.Int64Value(s.CreatedAt)
}
