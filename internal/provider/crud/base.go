package crud

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Settings are what a configured provider gives its resources and data sources.
type Settings struct {
	// Client is nil while the provider's configuration is not known, which
	// happens in a plan only.
	Client *intercom.Client

	// RestoreArchived allows that an archived object is restored instead of
	// one created.
	RestoreArchived bool

	// OnFailure, if not nil, is called with each error of the client that
	// becomes a diagnostic.
	OnFailure func(error)

	lookout *lookout
}

// NewSettings returns the settings of one configured provider. client is nil
// while the provider's configuration is not known.
func NewSettings(client *intercom.Client, restoreArchived bool) Settings {
	return Settings{Client: client, RestoreArchived: restoreArchived, lookout: &lookout{
		owned: map[string]bool{}, claimed: map[string]bool{}, told: map[string]bool{}, arrived: make(chan struct{}),
	}}
}

// Base is what every resource and data source knows: its kind and the settings
// of the provider.
type Base struct {
	Kind kind.Kind
	Settings
}

// configured adds an error when there is no client. Terraform knows the whole
// configuration before it applies.
func (b Base) configured(diags *diag.Diagnostics) bool {
	if b.Client == nil {
		diags.AddError("Provider Not Configured", "The provider's configuration is not known yet, so that Intercom cannot be called.")
	}
	return b.Client != nil
}

// settingsFrom returns what the provider hands over: nothing before it is
// configured.
func settingsFrom(data any, diags *diag.Diagnostics) Settings {
	settings, ok := data.(Settings)
	if !ok && data != nil {
		diags.AddError("Unexpected Provider Data", fmt.Sprintf("Got %T. This is a bug in the provider.", data))
	}
	return settings
}

// Resource is embedded in every resource and list resource. It has the methods
// that follow from the kind alone.
type Resource struct{ Base }

// NewResource returns the embedded part of a resource of a kind.
func NewResource(k kind.Kind) Resource { return Resource{Base{Kind: k}} }

// Metadata gives the resource the type name of its kind.
func (r *Resource) Metadata(_ context.Context, _ resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = r.Kind.TypeName()
}

// Configure takes the provider's settings.
func (r *Resource) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	r.Settings = settingsFrom(req.ProviderData, &resp.Diagnostics)
}

// IdentitySchema describes an identity of the kind's keys and of the workspace.
func (r *Resource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	resp.IdentitySchema = identitySchema(r.Kind.IdentityKeys()...)
}

// DataSource is embedded in every data source. It has the methods that follow
// from the kind alone.
type DataSource struct {
	Base
	name string
}

// NewDataSource returns the embedded part of the data source that reads one
// object.
func NewDataSource(k kind.Kind) DataSource { return DataSource{Base{Kind: k}, k.Name} }

// NewPluralDataSource returns the embedded part of the data source that reads
// all objects.
func NewPluralDataSource(k kind.Kind) DataSource { return DataSource{Base{Kind: k}, k.Plural} }

// Metadata gives the data source the type name of its kind, singular or plural.
func (d *DataSource) Metadata(_ context.Context, _ datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = kind.Prefix + d.name
}

// Configure takes the provider's settings.
func (d *DataSource) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	d.Settings = settingsFrom(req.ProviderData, &resp.Diagnostics)
}
