package conversationattribute

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

const typeFilter = "Only attributes of this type."

var dataSources = crud.Lookups[intercom.ConversationAttribute, model]{
	One:        "One " + link + " that is in use, by exactly one of `id` and `name`.",
	All:        "All conversation attributes of the workspace that are in use. See " + link + ".",
	Attributes: attributes(),
	FromAPI:    (*model).fromAPI,
	Objects: func(c *intercom.Client) crud.Reader[intercom.ConversationAttribute] {
		return inUse{c.ConversationAttributes}
	},
	Keys: []crud.By[intercom.ConversationAttribute]{{Attribute: "name", Has: func(a *intercom.ConversationAttribute, name string) bool { return a.Name == name }}},
	Describe: func(a *intercom.ConversationAttribute) string {
		return fmt.Sprintf("%s (%s), id %s", a.Name, a.DataType, a.ID)
	},
	Filters: map[string]crud.Filter[intercom.ConversationAttribute]{"data_type": {
		Attribute: attribute.Filter(intercom.ConversationAttributeTypes, typeFilter),
		Passes: func(dataType attr.Value, a *intercom.ConversationAttribute) bool {
			return value.Selects(dataType, types.StringValue(a.DataType))
		},
	}},
}

// inUse reads the attributes that are not archived.
type inUse struct {
	*intercom.ConversationAttributes
}

func (s inUse) List(ctx context.Context) ([]*intercom.ConversationAttribute, error) {
	return s.ListInUse(ctx)
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
