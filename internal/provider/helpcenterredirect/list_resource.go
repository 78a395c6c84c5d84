package helpcenterredirect

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
)

// NewListResource returns the list resource of intercom_help_center_redirect.
func NewListResource(k kind.Kind) list.ListResource { return &Resource{crud.NewResource(k)} }

var _ list.ListResourceWithConfigure = (*Resource)(nil)

// ListResourceConfigSchema has the filters of `terraform query`.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = attribute.Listed("Finds the redirects of the workspace's help centers. The name of a redirect is its `from_url`.", map[string]schema.Attribute{
		"help_center_id": schema.StringAttribute{MarkdownDescription: "Only redirects of the help center with this id.", Optional: true},
	})
}

type filter struct {
	crud.ByName
	HelpCenterID types.String `tfsdk:"help_center_id"`
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, r.Base, req, stream, func(f *filter) ([]*intercom.HelpCenterRedirect, error) {
		centers, err := r.Client.HelpCenters.List(ctx)
		if err != nil {
			return nil, err
		}
		var all []*intercom.HelpCenterRedirect
		for _, center := range centers {
			if !value.Selects(f.HelpCenterID, value.ID(center.ID)) {
				continue
			}
			redirects, err := r.Client.HelpCenterRedirects.List(ctx, center.ID)
			if err != nil {
				return nil, err
			}
			all = append(all, redirects...)
		}
		return all, nil
	}, func(f *filter, redirect *intercom.HelpCenterRedirect) *crud.Listed[model] {
		if !f.Matches(redirect.FromURL) {
			return nil
		}
		listed := &crud.Listed[model]{Name: redirect.FromURL}
		listed.Object.fromAPI(redirect)
		return listed
	})
}
