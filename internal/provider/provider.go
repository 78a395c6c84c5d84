// Package provider is the Terraform provider for Intercom.
package provider

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/providervalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/admin"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/article"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/attribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/audience"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/awaystatusreason"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/brand"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/contentimportsource"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/contentsnippet"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/conversationattribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/dataattribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/dataconnector"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/email"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/externalpage"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/folder"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/helpcenter"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/helpcentercollection"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/helpcenterredirect"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/identityverificationsecret"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/internalarticle"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/ipallowlist"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/macro"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/newsfeed"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/newsitem"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/officehoursexception"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/officehoursschedule"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/reportingdataset"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/segment"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/subscriptiontype"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/tag"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/team"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/teammembers"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/ticketstate"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/tickettype"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/tickettypeattribute"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/value"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/workflow"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/workspace"
)

// Address is where registries have the provider. The namespace is whoever
// publishes it.
const Address = "registry.terraform.io/intercom-community/intercom"

// New returns what makes providers of a version.
func New(version string, options ...Option) func() provider.Provider {
	return func() provider.Provider {
		p := &Provider{version: version, onWait: logWait}
		for _, option := range options {
			option(p)
		}
		return p
	}
}

// Option changes a provider in ways that users cannot.
type Option func(*Provider)

// WithRetryWait sets the wait before the first retry of a request, for tests
// that have no time.
func WithRetryWait(wait time.Duration) Option {
	return func(p *Provider) { p.retryWait = wait }
}

// WithTransport sends requests by another transport, for tests that have no
// network.
func WithTransport(transport http.RoundTripper) Option {
	return func(p *Provider) { p.transport = transport }
}

// WithClient hands the client of a configured provider to a function, for a
// program that asks Intercom what no resource tells.
func WithClient(use func(*intercom.Client)) Option {
	return func(p *Provider) { p.useClient = use }
}

// WithFailures hands each error of the client that becomes a diagnostic to a
// function, for a program that decides by the kind of error.
func WithFailures(use func(error)) Option {
	return func(p *Provider) { p.onFailure = use }
}

// WithWaits hands each wait of a request to a function, see intercom.Config.OnWait,
// for a program that shows its users why it waits.
func WithWaits(use func(ctx context.Context, wait time.Duration, err error)) Option {
	return func(p *Provider) { p.onWait = use }
}

// Provider is the Intercom provider.
type Provider struct {
	version   string
	retryWait time.Duration
	transport http.RoundTripper
	useClient func(*intercom.Client) // may be nil
	onFailure func(error)            // may be nil
	onWait    func(context.Context, time.Duration, error)
}

var (
	_ provider.ProviderWithConfigValidators = (*Provider)(nil)
	_ provider.ProviderWithListResources    = (*Provider)(nil)
)

func (p *Provider) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "intercom"
	resp.Version = p.version
}

// Kinds returns the kinds of objects that the provider knows, in the order of
// their names in the documentation.
func Kinds() []kind.Kind {
	return []kind.Kind{
		admin.Kind,
		awaystatusreason.Kind,
		brand.Kind,
		helpcenter.Kind,
		newsfeed.Kind,
		newsitem.Kind,
		audience.Kind,
		contentsnippet.Kind,
		dataattribute.Kind,
		conversationattribute.Kind,
		contentimportsource.Kind,
		dataconnector.Kind,
		email.Kind,
		externalpage.Kind,
		folder.Kind,
		helpcentercollection.Kind,
		article.Kind,
		helpcenterredirect.Kind,
		identityverificationsecret.Kind,
		internalarticle.Kind,
		ipallowlist.Kind,
		macro.Kind,
		reportingdataset.Kind,
		officehoursschedule.Kind,
		officehoursexception.Kind,
		segment.Kind,
		subscriptiontype.Kind,
		tag.Kind,
		team.Kind,
		teammembers.Kind,
		ticketstate.Kind,
		tickettype.Kind,
		tickettypeattribute.Kind,
		workflow.Kind,
		workspace.Kind,
	}
}

func (p *Provider) Resources(context.Context) []func() resource.Resource {
	var all []func() resource.Resource
	for _, k := range Kinds() {
		if k.Resource != nil {
			all = append(all, func() resource.Resource { return k.Resource(k) })
		}
	}
	return all
}

func (p *Provider) ListResources(context.Context) []func() list.ListResource {
	var all []func() list.ListResource
	for _, k := range Kinds() {
		if k.List != nil {
			all = append(all, func() list.ListResource { return k.List(k) })
		}
	}
	return all
}

func (p *Provider) DataSources(context.Context) []func() datasource.DataSource {
	var all []func() datasource.DataSource
	for _, k := range Kinds() {
		for _, newDataSource := range k.DataSources {
			all = append(all, func() datasource.DataSource { return newDataSource(k) })
		}
	}
	return all
}

func (p *Provider) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Manages the configuration of [Intercom](https://www.intercom.com) workspaces as code: attributes, ticket types, tags, office hours and other settings, the articles of help centers, and what Fin answers from.",
		Attributes: map[string]schema.Attribute{
			"access_token": schema.StringAttribute{
				MarkdownDescription: "Access token of an app in the workspace, from Intercom's Developer Hub. " +
					"Better set by the environment variable `INTERCOM_ACCESS_TOKEN`.",
				Optional:   true,
				Sensitive:  true,
				Validators: []validator.String{attribute.Checked("must be an access token", intercom.CheckToken)},
			},
			"region": schema.StringAttribute{
				MarkdownDescription: "Region that hosts the workspace: `us`, `eu` or `au`. Default: `us`. " +
					"Environment variable: `INTERCOM_REGION`.",
				Optional:   true,
				Validators: []validator.String{stringvalidator.OneOf(intercom.Regions...)},
			},
			"base_url": schema.StringAttribute{
				MarkdownDescription: "Address of the API instead of the region's, for a proxy or a test; not together with `region`. " +
					"Plain `http` is accepted for loopback addresses only. Environment variable: `INTERCOM_BASE_URL`.",
				Optional:   true,
				Validators: []validator.String{attribute.Checked("must be a https URL", intercom.CheckBaseURL)},
			},
			"workspace_id": schema.StringAttribute{
				MarkdownDescription: "Id of the workspace that the configuration is for. With it, the provider refuses to do anything " +
					"with a token of another workspace. Intercom shows the id in the addresses of its pages. Environment variable: `INTERCOM_WORKSPACE_ID`.",
				Optional:   true,
				Validators: []validator.String{attribute.NotBlank()},
			},
			"restore_archived": schema.BoolAttribute{
				MarkdownDescription: "Whether creating an object that exists archived restores it, with its id and the data on it. " +
					"Otherwise a new one is created, where Intercom lets it have the name. Default: `true`.",
				Optional: true,
			},
			"detect_conflicts": schema.BoolAttribute{
				MarkdownDescription: "Whether an update is refused if somebody has changed in Intercom, since the plan, what the update would overwrite. " +
					"The check reads the objects again, and cannot see a change that arrives while the update is on its way. Default: `true`.",
				Optional: true,
			},
			"max_retries": schema.Int64Attribute{
				MarkdownDescription: fmt.Sprintf("How often one request is sent again when Intercom cannot be reached, is in trouble or asks to slow down. "+
					"Default: `%d`.", intercom.DefaultMaxRetries),
				Optional:   true,
				Validators: []validator.Int64{int64validator.Between(0, 50)},
			},
		},
	}
}

type model struct {
	AccessToken     types.String `tfsdk:"access_token"`
	Region          types.String `tfsdk:"region"`
	BaseURL         types.String `tfsdk:"base_url"`
	WorkspaceID     types.String `tfsdk:"workspace_id"`
	RestoreArchived types.Bool   `tfsdk:"restore_archived"`
	MaxRetries      types.Int64  `tfsdk:"max_retries"`
	DetectConflicts types.Bool   `tfsdk:"detect_conflicts"`
}

func (m model) unknown() bool {
	return m.AccessToken.IsUnknown() || m.Region.IsUnknown() || m.BaseURL.IsUnknown() ||
		m.WorkspaceID.IsUnknown() || m.RestoreArchived.IsUnknown() || m.MaxRetries.IsUnknown() || m.DetectConflicts.IsUnknown()
}

// ConfigValidators refuses two answers to one question.
func (p *Provider) ConfigValidators(context.Context) []provider.ConfigValidator {
	return []provider.ConfigValidator{providervalidator.Conflicting(path.MatchRoot("region"), path.MatchRoot("base_url"))}
}

// Configure makes the client. It asks Intercom one question, and only when the
// workspace is to be checked.
func (p *Provider) Configure(ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	var config model
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	if config.unknown() {
		// Terraform plans before it knows, and configures again to apply.
		if req.ClientCapabilities.DeferralAllowed {
			resp.Deferred = &provider.Deferred{Reason: provider.DeferredReasonProviderConfigUnknown}
		}
		configured := crud.Configured{Run: new(crud.Run)}
		resp.ResourceData, resp.DataSourceData, resp.ListResourceData = configured, configured, configured
		return
	}

	token := fromEnvironment(config.AccessToken, "INTERCOM_ACCESS_TOKEN")
	region := fromEnvironment(config.Region, "INTERCOM_REGION")
	baseURL := fromEnvironment(config.BaseURL, "INTERCOM_BASE_URL")
	workspaceID := fromEnvironment(config.WorkspaceID, "INTERCOM_WORKSPACE_ID")

	fail := func(attribute, summary, format string, args ...any) {
		resp.Diagnostics.AddAttributeError(path.Root(attribute), summary, fmt.Sprintf(format, args...))
	}
	if token.value == "" {
		fail("access_token", "Missing Access Token", "The provider needs an access token of the workspace. "+
			"Set the environment variable INTERCOM_ACCESS_TOKEN, or access_token in the provider configuration. "+
			"Intercom's Developer Hub has the token of an app under Configure > Authentication.")
	} else if err := intercom.CheckToken(token.value); err != nil {
		fail("access_token", "Invalid Access Token", "%s (from %s).", sentence(err), token.source)
	}
	if region.value != "" && baseURL.value != "" {
		fail("base_url", "Conflicting Configuration", "Both the region (from %s) and the base URL (from %s) say where the API is. Remove one of them.",
			region.source, baseURL.source)
	}
	if region.value != "" && intercom.RegionURL(region.value) == "" {
		fail("region", "Unknown Region", "There is no region %q (from %s). Intercom's regions are %s.",
			region.value, region.source, strings.Join(intercom.Regions, ", "))
	}
	if baseURL.value != "" {
		if err := intercom.CheckBaseURL(baseURL.value); err != nil {
			fail("base_url", "Invalid Base URL", "%s (from %s).", sentence(err), baseURL.source)
		}
	}
	if resp.Diagnostics.HasError() {
		return
	}

	if region.value != "" {
		baseURL.value = intercom.RegionURL(region.value)
	}
	maxRetries := int64(intercom.DefaultMaxRetries)
	if value.Known(config.MaxRetries) {
		maxRetries = config.MaxRetries.ValueInt64()
	}
	client, err := intercom.New(intercom.Config{
		AccessToken:   token.value,
		BaseURL:       baseURL.value,
		WorkspaceID:   workspaceID.value,
		UserAgent:     fmt.Sprintf("terraform-provider-intercom/%s Terraform/%s", p.version, req.TerraformVersion),
		MaxRetries:    int(maxRetries),
		RetryWait:     p.retryWait,
		Transport:     p.transport,
		WrapTransport: logged(intercom.Redactor(token.value)),
		OnWait:        p.onWait,
	})
	if err != nil {
		resp.Diagnostics.AddError("Invalid Provider Configuration", sentence(err)+".")
		return
	}
	settings := crud.Settings{
		Client:          client,
		RestoreArchived: config.RestoreArchived.IsNull() || config.RestoreArchived.ValueBool(),
		DetectConflicts: config.DetectConflicts.IsNull() || config.DetectConflicts.ValueBool(),
		OnFailure:       p.onFailure,
	}

	if workspaceID.value != "" {
		var wrong *intercom.WorkspaceError
		var refusal *intercom.Error
		switch _, err := client.Workspace.Get(ctx); {
		case errors.As(err, &wrong):
			fail("workspace_id", "Wrong Intercom Workspace", "The access token (from %s) belongs to the workspace %q (%s), and workspace_id (from %s) says %q. "+
				"Nothing was read or changed. Use the token of the right workspace, or correct workspace_id.",
				token.source, wrong.Got.ID, wrong.Got.Name, workspaceID.source, wrong.Want)
		case errors.As(err, &refusal) && refusal.StatusCode < 500:
			fail("access_token", "Unable to Check the Workspace", "%s", settings.Explain(err))
		case err != nil:
			// Intercom cannot be reached. The client checks before its first
			// request, should there be one; a plan without refresh has none.
		}
	}
	configured := crud.Configured{Settings: settings, Run: new(crud.Run)}
	resp.ResourceData, resp.DataSourceData, resp.ListResourceData = configured, configured, configured
	if p.useClient != nil {
		p.useClient(client)
	}
}

// setting is a value with where it came from.
type setting struct{ value, source string }

// Environment names the variables that configure the provider.
var Environment = []string{"INTERCOM_ACCESS_TOKEN", "INTERCOM_REGION", "INTERCOM_BASE_URL", "INTERCOM_WORKSPACE_ID"}

// fromEnvironment returns what is configured, or else what the environment
// says.
func fromEnvironment(configured types.String, variable string) setting {
	if !configured.IsNull() {
		return setting{configured.ValueString(), "the provider configuration"}
	}
	return setting{os.Getenv(variable), "the environment variable " + variable}
}

// sentence begins an error's text as a sentence does.
func sentence(err error) string {
	text := err.Error()
	return strings.ToUpper(text[:1]) + text[1:]
}
