package dataattribute

import (
	"context"
	"fmt"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	datasourceschema "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

var dataSources = crud.Lookups[intercom.DataAttribute, shown]{
	One:        "One [data attribute](" + link + ") of contacts or companies, custom or one of Intercom's own: by `id`, or by `model` and `name`.",
	All:        "All [data attributes](" + link + ") of contacts and companies, custom and Intercom's own.",
	Attributes: shownAttributes(),
	FromAPI:    (*shown).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.DataAttribute] { return ofModel{c.DataAttributes, ""} },
	Keys:       []crud.By[intercom.DataAttribute]{{Attribute: "name", Has: func(a *intercom.DataAttribute, name string) bool { return nameOf(a) == name }}},
	Describe:   func(a *intercom.DataAttribute) string { return fmt.Sprintf("%s (%s), id %s", a.Name, a.DataType, a.ID) },
	Scope: &crud.Scope[intercom.DataAttribute]{
		Attribute: "model", Values: intercom.DataAttributeModels, Filter: "Only the attributes of this model.",
		Objects: func(c *intercom.Client, model string) crud.Reader[intercom.DataAttribute] {
			return ofModel{c.DataAttributes, model}
		},
	},
	Archived: &crud.Archived[intercom.DataAttribute, shown]{
		Is:  func(a *intercom.DataAttribute) bool { return a.Archived },
		As:  "archived",
		One: "Whether an archived attribute is read when none in use has the name or the id.",
		All: "Whether archived attributes are among them.",
	},
	Filters: map[string]crud.Filter[intercom.DataAttribute]{"custom": {
		Attribute: datasourceschema.BoolAttribute{
			MarkdownDescription: "`true` for custom attributes only, `false` for Intercom's own only. Default: both.", Optional: true,
		},
		Passes: func(custom attr.Value, a *intercom.DataAttribute) bool {
			return value.Selects(custom, types.BoolValue(a.Custom))
		},
	}},
}

// ofModel reads the attributes of a model, or of both for "".
type ofModel struct {
	*intercom.DataAttributes
	model string
}

func (s ofModel) List(ctx context.Context) ([]*intercom.DataAttribute, error) {
	return s.DataAttributes.List(ctx, s.model)
}

func (s ofModel) Get(ctx context.Context, id intercom.ID) (*intercom.DataAttribute, error) {
	return s.DataAttributes.Get(ctx, s.model, id)
}

// nameOf returns the name by which an attribute is found. Several standard attributes
// share a name.
func nameOf(a *intercom.DataAttribute) string {
	if a.Custom {
		return a.Name
	}
	return a.FullName
}

// shown is an attribute in the form of data sources.
type shown struct {
	model
	Custom   types.Bool `tfsdk:"custom"`
	Archived types.Bool `tfsdk:"archived"`
}

func (m *shown) fromAPI(a *intercom.DataAttribute) {
	m.model.fromAPI(a)
	m.Name = types.StringValue(nameOf(a))
	m.Custom = types.BoolValue(a.Custom)
	m.Archived = types.BoolValue(a.Archived)
	if !a.Custom {
		m.ID, m.AdminID, m.CreatedAt = types.StringNull(), types.StringNull(), types.Int64Null()
	}
}

// shownAttributes returns the attributes of the resource, with descriptions that
// include standard attributes.
func shownAttributes() map[string]schema.Attribute {
	shown := attributes()
	maps.Copy(shown, map[string]schema.Attribute{
		"id":         schema.StringAttribute{MarkdownDescription: "Id of the attribute. Only custom attributes have one; it is null for Intercom's own."},
		"model":      schema.StringAttribute{MarkdownDescription: "What the attribute describes, `contact` or `company`."},
		"name":       schema.StringAttribute{MarkdownDescription: "Name of the attribute, or of one of Intercom's own the path to it, such as `email` or `plan.name`."},
		"data_type":  schema.StringAttribute{MarkdownDescription: "Type of the attribute's values."},
		"options":    schema.ListAttribute{MarkdownDescription: "Values to choose from; null unless the attribute is a list.", ElementType: types.StringType},
		"custom":     schema.BoolAttribute{MarkdownDescription: "Whether the attribute was made in this workspace, and is not one of Intercom's own."},
		"archived":   schema.BoolAttribute{MarkdownDescription: "Whether the attribute is archived."},
		"created_at": schema.Int64Attribute{MarkdownDescription: "When the attribute was created, in seconds since 1970 (Unix time); null for Intercom's own."},
		"admin_id":   schema.StringAttribute{MarkdownDescription: "Id of the teammate who created the attribute; null for Intercom's own."},
	})
	return shown
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the custom data attributes of the workspace that are in use. "+
		"Intercom's own attributes and archived ones cannot be managed and are not found; the data source `intercom_data_attributes` shows them.",
		map[string]listschema.Attribute{
			"model":     attribute.ListFilter(intercom.DataAttributeModels, "Only attributes of this model."),
			"data_type": attribute.ListFilter(intercom.DataAttributeTypes, "Only attributes of this type."),
		})
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	type filter struct {
		crud.ByName
		Model    types.String `tfsdk:"model"`
		DataType types.String `tfsdk:"data_type"`
	}
	crud.List(ctx, r.Base, req, stream, func(f *filter) ([]*intercom.DataAttribute, error) {
		return r.Client.DataAttributes.List(ctx, f.Model.ValueString())
	}, func(f *filter, a *intercom.DataAttribute) *crud.Listed[model] {
		if !a.Custom || a.Archived || !f.Matches(a.Name) || !f.DataType.IsNull() && !intercom.SameDataType(f.DataType.ValueString(), a.DataType) {
			return nil
		}
		listed := &crud.Listed[model]{Name: a.Model + "/" + a.Name}
		listed.Object.fromAPI(a)
		return listed
	})
}
