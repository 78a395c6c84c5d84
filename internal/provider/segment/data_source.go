package segment

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	datasourceschema "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

const link = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/segments"

var attributes = map[string]schema.Attribute{
	"id":            schema.StringAttribute{MarkdownDescription: "Id of the segment."},
	"name":          schema.StringAttribute{MarkdownDescription: "Name of the segment."},
	"person_type":   schema.StringAttribute{MarkdownDescription: "`contact` for a segment of leads, `user` for one of users."},
	"contact_count": schema.Int64Attribute{MarkdownDescription: "How many contacts are in the segment; only with `include_count`."},
	"created_at":    schema.Int64Attribute{MarkdownDescription: "When the segment was created, in seconds since 1970 (Unix time)."},
}

// includeCount is an argument of both data sources. It changes what they ask
// Intercom, which crud.Lookups does not provide for.
func includeCount() datasourceschema.BoolAttribute {
	return datasourceschema.BoolAttribute{
		Optional:            true,
		MarkdownDescription: "Whether Intercom counts the contacts, which takes it longer. The count changes all the time, and with it what is planned from it.",
	}
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

func reader(c *intercom.Client, includeCount types.Bool) crud.Reader[intercom.Segment] {
	if includeCount.ValueBool() {
		return c.Segments.Counted
	}
	return c.Segments
}

// DataSource is intercom_segment.
type DataSource struct{ crud.DataSource }

// NewDataSource returns intercom_segment.
func NewDataSource(k kind.Kind) datasource.DataSource {
	return &DataSource{crud.NewDataSource(k, "id", "name")}
}

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Singular("One [segment]("+link+") of contacts, by exactly one of `id` and `name`. "+
		"What a segment is made of can only be seen and changed in Intercom.", attributes, "id", "name")
	resp.Schema.Attributes["include_count"] = includeCount()
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	type one struct {
		model
		IncludeCount types.Bool `tfsdk:"include_count"`
	}
	crud.Lookup(ctx, d.Base, req, resp, func(config *one) error {
		segments := reader(d.Client, config.IncludeCount)
		return crud.Into(config.fromAPI)(crud.ByIDOr(ctx, d.Kind, config.ID, segments.Get, "name", config.Name, segments.List,
			func(s *intercom.Segment) bool { return s.Name == config.Name.ValueString() },
			func(s *intercom.Segment) string { return fmt.Sprintf("%s (%s), id %s", s.Name, s.PersonType, s.ID) }))
	})
}

// ListDataSource is intercom_segments.
type ListDataSource struct{ crud.DataSource }

// NewListDataSource returns intercom_segments.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Plural("All [segments]("+link+") of contacts in the workspace.", "segments", attributes,
		map[string]datasourceschema.Attribute{"include_count": includeCount()})
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	type all struct {
		IncludeCount types.Bool `tfsdk:"include_count"`
		Segments     []model    `tfsdk:"segments"`
	}
	crud.Lookup(ctx, d.Base, req, resp, func(config *all) error {
		segments, err := reader(d.Client, config.IncludeCount).List(ctx)
		config.Segments = crud.Models(segments, (*model).fromAPI)
		return err
	})
}
