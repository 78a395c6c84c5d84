package ipallowlist

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/list"
	listschema "github.com/hashicorp/terraform-plugin-framework/list/schema"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// DataSource is intercom_ip_allowlist, the data source.
type DataSource struct{ crud.DataSource }

// NewDataSource returns intercom_ip_allowlist, the data source.
func NewDataSource(k kind.Kind) datasource.DataSource { return &DataSource{crud.NewDataSource(k)} }

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = attribute.Singular("The "+link+" of the workspace.", attributes())
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *model) error {
		return crud.Into(config.fromAPI)(d.Client.IPAllowlist.Get(ctx, ""))
	})
}

// ListResourceConfigSchema has no filters: there is only one object.
func (r *Resource) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, resp *list.ListResourceSchemaResponse) {
	resp.Schema = listschema.Schema{MarkdownDescription: "Finds the IP allowlist of the workspace, if it is on or has addresses."}
}

// List answers `terraform query`.
func (r *Resource) List(ctx context.Context, req list.ListRequest, stream *list.ListResultsStream) {
	crud.List(ctx, r.Base, req, stream, func(*struct{}) ([]*intercom.IPAllowlist, error) {
		l, err := r.Client.IPAllowlist.Get(ctx, "")
		if err != nil || existing(l) == nil {
			return nil, err
		}
		return []*intercom.IPAllowlist{l}, nil
	}, func(_ *struct{}, l *intercom.IPAllowlist) *crud.Listed[model] {
		listed := &crud.Listed[model]{Name: Kind.Noun}
		listed.Object.fromAPI(l)
		return listed
	})
}
