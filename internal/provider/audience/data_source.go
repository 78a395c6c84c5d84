package audience

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
)

var dataSources = crud.Lookups[intercom.Audience, model]{
	One:        "One " + link + ", by exactly one of `id` and `name`.",
	All:        "All audiences in the workspace. See " + link + ".",
	Attributes: attributes(),
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.Audience] { return c.Audiences },
	Keys:       []crud.By[intercom.Audience]{{Attribute: "name", Has: (*intercom.Audience).HasName}},
	Describe:   func(a *intercom.Audience) string { return fmt.Sprintf("%s, id %s", a.Name, a.ID) },
}

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the audiences of the workspace.", nil)
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, r.Base, req, stream, func(*crud.ByName) ([]*intercom.Audience, error) { return r.Client.Audiences.List(ctx) },
		func(f *crud.ByName, a *intercom.Audience) *crud.Listed[model] {
			if !f.Matches(a.Name) {
				return nil
			}
			listed := &crud.Listed[model]{Name: a.Name}
			listed.Object.fromAPI(a)
			return listed
		})
}
