package tag

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
)

var dataSources = crud.Lookups[intercom.Tag, model]{
	One:        "One " + link + ", by exactly one of `id` and `name`.",
	All:        "All tags in the workspace. See " + link + ".",
	Attributes: attributes(),
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.Tag] { return c.Tags },
	Keys:       []crud.By[intercom.Tag]{{Attribute: "name", Has: func(t *intercom.Tag, name string) bool { return intercom.SameName(t.Name, name) }}},
	Describe:   func(t *intercom.Tag) string { return fmt.Sprintf("%s, id %s", t.Name, t.ID) },
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the tags of the workspace.", nil)
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, r.Base, req, stream, func(*crud.ByName) ([]*intercom.Tag, error) { return r.Client.Tags.List(ctx) },
		func(f *crud.ByName, t *intercom.Tag) *crud.Listed[model] {
			if !f.Matches(t.Name) {
				return nil
			}
			listed := &crud.Listed[model]{Name: t.Name}
			listed.Object.fromAPI(t)
			return listed
		})
}
