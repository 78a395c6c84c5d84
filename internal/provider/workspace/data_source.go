// Package workspace reads which workspace the provider works on, and for whom.
package workspace

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// NewDataSource returns intercom_workspace.
func NewDataSource(k kind.Kind) datasource.DataSource { return &DataSource{crud.NewDataSource(k)} }

// DataSource is intercom_workspace.
type DataSource struct{ crud.DataSource }

var _ datasource.DataSourceWithConfigure = (*DataSource)(nil)

func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "The workspace that the access token belongs to, and the [admin](https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins/identifyadmin) " +
			"(teammate) whose token it is. To keep a configuration to one workspace, set `workspace_id` in the provider configuration instead: " +
			"it is checked before anything is read.",
		Attributes: map[string]schema.Attribute{
			"id":                    schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the workspace, as it stands in the addresses of Intercom's pages."},
			"name":                  schema.StringAttribute{Computed: true, MarkdownDescription: "Name of the workspace."},
			"region":                schema.StringAttribute{Computed: true, MarkdownDescription: "Region that hosts the workspace, in Intercom's spelling: `US`."},
			"timezone":              schema.StringAttribute{Computed: true, MarkdownDescription: "Time zone of the workspace, such as `America/Los_Angeles`."},
			"created_at":            schema.Int64Attribute{Computed: true, MarkdownDescription: "When the workspace was created, in seconds since 1970 (Unix time)."},
			"identity_verification": schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the Messenger wants proof of who a user is."},
			"admin_id":              schema.StringAttribute{Computed: true, MarkdownDescription: "Id of the admin whose access token it is."},
			"admin_name":            schema.StringAttribute{Computed: true, MarkdownDescription: "Name of that admin."},
			"admin_email":           schema.StringAttribute{Computed: true, MarkdownDescription: "Email address of that admin."},
		},
	}
}

// model is a workspace in Terraform's terms.
type model struct {
	ID                   types.String `tfsdk:"id"`
	Name                 types.String `tfsdk:"name"`
	Region               types.String `tfsdk:"region"`
	Timezone             types.String `tfsdk:"timezone"`
	CreatedAt            types.Int64  `tfsdk:"created_at"`
	IdentityVerification types.Bool   `tfsdk:"identity_verification"`
	AdminID              types.String `tfsdk:"admin_id"`
	AdminName            types.String `tfsdk:"admin_name"`
	AdminEmail           types.String `tfsdk:"admin_email"`
}

func (m *model) fromAPI(w *intercom.Workspace) {
	m.ID = types.StringValue(w.ID)
	m.Name = types.StringValue(w.Name)
	m.Region = types.StringValue(w.Region)
	m.Timezone = types.StringValue(w.Timezone)
	m.CreatedAt = types.Int64Value(w.CreatedAt)
	m.IdentityVerification = types.BoolValue(w.IdentityVerification)
	m.AdminID = types.StringValue(w.Owner.ID.String())
	m.AdminName = types.StringValue(w.Owner.Name)
	m.AdminEmail = types.StringValue(w.Owner.Email)
}

func (d *DataSource) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	crud.Lookup(ctx, d.Base, req, resp, func(config *model) error {
		found, err := d.Client.Workspace.Get(ctx)
		if err != nil {
			return err
		}
		config.fromAPI(found)
		return nil
	})
}
