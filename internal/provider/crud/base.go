package crud

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Settings are the configuration of the provider, as its resources and data
// sources need it.
type Settings struct {
	// Client is nil while the provider's configuration is not known, which
	// happens in a plan only.
	Client *intercom.Client

	// RestoreArchived allows that an archived object is restored instead of
	// one created.
	RestoreArchived bool

	// DetectConflicts makes an update read the object first, and refuse to
	// overwrite what has changed in Intercom since the plan.
	DetectConflicts bool

	// OnFailure, if not nil, is called with each error of the client that
	// becomes a diagnostic.
	OnFailure func(error)
}

// Configured is what a configured provider gives its resources and data
// sources.
type Configured struct {
	Settings
	*Run
}

// Base is what every resource and data source knows: its kind, the settings of
// the provider, and the run that it takes part in.
type Base struct {
	Kind kind.Kind
	Configured
	plural bool // it is about all objects of the kind
}

func newBase(k kind.Kind) Base { return Base{Kind: k, Configured: Configured{Run: new(Run)}} }

// configured adds an error if there is no client. Terraform knows the whole
// configuration of the provider before it applies.
func (b Base) configured(diags *diag.Diagnostics) bool {
	if b.Client == nil {
		diags.AddError("Provider Configuration Not Known", "The provider's configuration depends on values that are known only after apply, so that Intercom cannot be asked now. "+
			"Create those values first, for example with terraform apply -target, or configure the provider with values that are known in the plan.")
	}
	return b.Client != nil
}

// configuredFrom returns what the provider hands over. There is nothing before
// the provider is configured.
func configuredFrom(data any, diags *diag.Diagnostics) Configured {
	configured, ok := data.(Configured)
	if !ok && data != nil {
		diags.AddError("Unexpected Provider Data", fmt.Sprintf("Got %T. This is a bug in the provider.", data))
	}
	if configured.Run == nil {
		configured.Run = new(Run)
	}
	return configured
}

// Resource is embedded in every resource and list resource. It has the methods
// that follow from the kind alone.
type Resource struct{ Base }

// NewResource returns the embedded part of a resource of a kind.
func NewResource(k kind.Kind) Resource { return Resource{newBase(k)} }

// Metadata gives the resource the type name of its kind.
func (r *Resource) Metadata(_ context.Context, _ resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = r.Kind.TypeName()
}

// Configure takes the provider's settings.
func (r *Resource) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	r.Configured = configuredFrom(req.ProviderData, &resp.Diagnostics)
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
	keys []string // of which the configuration sets exactly one
}

// NewDataSource returns the embedded part of the data source that reads one
// object. The configuration has to set exactly one of keys, if there are any.
func NewDataSource(k kind.Kind, keys ...string) DataSource {
	return DataSource{Base: newBase(k), name: k.Name, keys: keys}
}

// NewPluralDataSource returns the embedded part of the data source that reads
// all objects.
func NewPluralDataSource(k kind.Kind) DataSource {
	d := DataSource{Base: newBase(k), name: k.Plural}
	d.plural = true
	return d
}

// Metadata gives the data source the type name of its kind, singular or plural.
func (d *DataSource) Metadata(_ context.Context, _ datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = kind.Prefix + d.name
}

// Configure takes the provider's settings.
func (d *DataSource) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	d.Configured = configuredFrom(req.ProviderData, &resp.Diagnostics)
}

// ConfigValidators wants exactly one of the keys.
func (d *DataSource) ConfigValidators(context.Context) []datasource.ConfigValidator {
	if len(d.keys) == 0 {
		return nil
	}
	var keys []path.Expression
	for _, key := range d.keys {
		keys = append(keys, path.MatchRoot(key))
	}
	return []datasource.ConfigValidator{datasourcevalidator.ExactlyOneOf(keys...)}
}
