// Package segment reads segments: groups of contacts that share something.
package segment

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const noun = "segment"

// NewDataSource returns intercom_segment.
func NewDataSource(k kind.Kind) datasource.DataSource { return &DataSource{crud.NewDataSource(k)} }

// DataSource is intercom_segment.
type DataSource struct{ crud.DataSource }

var (
	_ datasource.DataSourceWithConfigure        = (*DataSource)(nil)
	_ datasource.DataSourceWithConfigValidators = (*DataSource)(nil)
)

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	a := attributes()
	a["id"] = attribute.LookupKey("Id of the segment.")
	a["name"] = attribute.LookupKey("Name of the segment.")
	a["include_count"] = includeCount()
	resp.Schema = schema.Schema{
		MarkdownDescription: "One [segment](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/segments) of contacts, by exactly one of `id` and `name`. " +
			"What a segment is made of can only be seen and changed in Intercom.",
		Attributes: a,
	}
}

func attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":            schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the segment."},
		"name":          schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the segment."},
		"person_type":   schema.StringAttribute{Computed: true, MarkdownDescription: "`contact` for a segment of leads, `user` for one of users."},
		"contact_count": schema.Int64Attribute{Computed: true, MarkdownDescription: "How many contacts are in the segment; only with `include_count`."},
		"created_at":    schema.Int64Attribute{Computed: true, MarkdownDescription: "When the segment was created, in seconds since 1970 (Unix time)."},
	}
}

func includeCount() schema.BoolAttribute {
	return schema.BoolAttribute{
		Optional:            true,
		MarkdownDescription: "Whether Intercom counts the contacts, which takes it longer. The count changes all the time, and with it what is planned from it.",
	}
}

// ConfigValidators wants exactly one key.
func (d *DataSource) ConfigValidators(context.Context) []datasource.ConfigValidator {
	return []datasource.ConfigValidator{datasourcevalidator.ExactlyOneOf(path.MatchRoot("id"), path.MatchRoot("name"))}
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

type lookupModel struct {
	model
	IncludeCount types.Bool `tfsdk:"include_count"`
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *lookupModel) error {
		found, err := d.lookup(ctx, config)
		if err != nil {
			return err
		}
		config.fromAPI(found)
		return nil
	})
}

// lookup asks for one segment alone where that is enough: only the list can
// count.
func (d *DataSource) lookup(ctx context.Context, config *lookupModel) (*intercom.Segment, error) {
	byID := crud.Key{Noun: noun, Attribute: "id", Value: config.ID.ValueString()}
	if value.Known(config.ID) && !config.IncludeCount.ValueBool() {
		found, err := d.Client.Segments.Get(ctx, intercom.ID(byID.Value))
		return found, crud.NoSuch(err, byID)
	}
	segments, err := d.Client.Segments.List(ctx, config.IncludeCount.ValueBool())
	if err != nil {
		return nil, err
	}
	key := crud.Key{Noun: noun, Attribute: "name", Value: config.Name.ValueString()}
	match := func(s *intercom.Segment) bool { return s.Name == key.Value }
	if value.Known(config.ID) {
		key, match = byID, func(s *intercom.Segment) bool { return s.ID.String() == byID.Value }
	}
	return crud.Only(segments, key, match, func(s *intercom.Segment) string {
		return fmt.Sprintf("%s (%s), id %s", s.Name, s.PersonType, s.ID)
	})
}
