package conversationattribute

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const typeFilter = "Only attributes of this type."

// DataSource is intercom_conversation_attribute, the data source.
type DataSource struct{ crud.DataSource }

// NewDataSource returns intercom_conversation_attribute, the data source.
func NewDataSource(k kind.Kind) datasource.DataSource {
	return &DataSource{crud.NewDataSource(k, "id", "name")}
}

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Singular("One "+link+" that is in use, by exactly one of `id` and `name`.", attributes(), "id", "name")
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *model) error {
		return crud.Into(config.fromAPI)(crud.ByIDOr(ctx, d.Kind, config.ID, d.Client.ConversationAttributes.Get, "name", config.Name, d.Client.ConversationAttributes.ListInUse,
			func(a *intercom.ConversationAttribute) bool { return a.Name == config.Name.ValueString() },
			func(a *intercom.ConversationAttribute) string {
				return fmt.Sprintf("%s (%s), id %s", a.Name, a.DataType, a.ID)
			}))
	})
}

// ListDataSource is intercom_conversation_attributes.
type ListDataSource struct{ crud.DataSource }

// NewListDataSource returns intercom_conversation_attributes.
func NewListDataSource(k kind.Kind) datasource.DataSource {
	return &ListDataSource{crud.NewPluralDataSource(k)}
}

func (d *ListDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Plural("All conversation attributes of the workspace that are in use. See "+link+".", d.Kind.Plural, attributes(),
		map[string]schema.Attribute{"data_type": attribute.Filter(intercom.ConversationAttributeTypes, typeFilter)})
}

func (d *ListDataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	type all struct {
		DataType   types.String `tfsdk:"data_type"`
		Attributes []model      `tfsdk:"conversation_attributes"`
	}
	crud.Lookup(ctx, d.Base, req, resp, func(config *all) error {
		found, err := d.Client.ConversationAttributes.ListInUse(ctx)
		config.Attributes = slices.DeleteFunc(crud.Models(found, (*model).fromAPI), func(m model) bool {
			return !value.Selects(config.DataType, m.DataType)
		})
		return err
	})
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the conversation attributes of the workspace that are in use. Archived ones cannot be managed.",
		map[string]listschema.Attribute{"data_type": attribute.ListFilter(intercom.ConversationAttributeTypes, typeFilter)})
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	type filter struct {
		crud.ByName
		DataType types.String `tfsdk:"data_type"`
	}
	crud.List(ctx, r.Base, req, stream, func(*filter) ([]*intercom.ConversationAttribute, error) {
		return r.Client.ConversationAttributes.ListInUse(ctx)
	},
		func(f *filter, a *intercom.ConversationAttribute) *crud.Listed[model] {
			if !f.Matches(a.Name) || !value.Selects(f.DataType, types.StringValue(a.DataType)) {
				return nil
			}
			listed := &crud.Listed[model]{Name: a.Name}
			listed.Object.fromAPI(a)
			return listed
		})
}
