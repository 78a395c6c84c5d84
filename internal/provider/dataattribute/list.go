package dataattribute

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// NewListResource returns the list resource of intercom_data_attribute.
func NewListResource(k kind.Kind) list.ListResource {
	return &ListResource{Resource{crud.NewResource(k)}}
}

// ListResource lists data attributes for `terraform query`.
type ListResource struct{ Resource }

var _ list.ListResourceWithConfigure = (*ListResource)(nil)

func (l *ListResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Finds the custom data attributes of the workspace that are in use. " +
			"Intercom's own attributes and archived ones cannot be managed and are not found; " +
			"the data source `intercom_data_attributes` shows them.",
		Attributes: map[string]schema.Attribute{
			"model":      attribute.ListFilter(intercom.DataAttributeModels, "Only attributes of this model."),
			"data_type":  attribute.ListFilter(intercom.DataAttributeTypes, "Only attributes of this type."),
			"name_regex": attribute.NameRegex(),
		},
	}
}

type filter struct {
	crud.ByName
	Model    types.String `tfsdk:"model"`
	DataType types.String `tfsdk:"data_type"`
}

func (l *ListResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, l.Base, req, stream, func(f *filter) ([]*intercom.DataAttribute, error) {
		if !f.Model.IsNull() {
			return l.Client.DataAttributes.List(ctx, f.Model.ValueString())
		}
		return l.all(ctx)
	}, func(f *filter, a *intercom.DataAttribute) *crud.Listed[model] {
		if !a.Custom || a.Archived || !f.Matches(a.Name) || !f.DataType.IsNull() && !intercom.SameDataType(f.DataType.ValueString(), a.DataType) {
			return nil
		}
		listed := &crud.Listed[model]{Name: a.Model + "/" + a.Name, Object: model{Options: types.ListNull(types.StringType)}}
		listed.Object.fromAPI(a)
		return listed
	})
}
