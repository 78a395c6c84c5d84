package tag

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// NewListResource returns the list resource of intercom_tag.
func NewListResource(k kind.Kind) list.ListResource {
	return &ListResource{Resource{crud.NewResource(k)}}
}

// ListResource lists tags for `terraform query`.
type ListResource struct{ Resource }

var _ list.ListResourceWithConfigure = (*ListResource)(nil)

func (l *ListResource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Finds the tags of the workspace.",
		Attributes:          map[string]schema.Attribute{"name_regex": attribute.NameRegex()},
	}
}

type filter struct {
	NameRegex types.String `tfsdk:"name_regex"`
}

func (l *ListResource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, l.Base, req, stream, func(f *filter) ([]crud.Listed[model], error) {
		tags, err := l.Client.Tags.List(ctx)
		if err != nil {
			return nil, err
		}
		matches := crud.Matches(f.NameRegex)
		var found []crud.Listed[model]
		for _, tag := range tags {
			if !matches(tag.Name) {
				continue
			}
			var m model
			m.fromAPI(tag)
			found = append(found, crud.Listed[model]{Name: tag.Name, Object: m})
		}
		return found, nil
	})
}
