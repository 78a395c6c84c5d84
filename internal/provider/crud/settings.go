package crud

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// Settings are what a configured provider gives its resources and data sources.
type Settings struct {
	// Client is nil while the provider's configuration is not known, which
	// happens in a plan only.
	Client *intercom.Client

	// RestoreArchived allows that an archived object is restored instead of
	// one created.
	RestoreArchived bool

	lookout *lookout
}

// NewSettings returns the settings of one configured provider.
func NewSettings(client *intercom.Client, restoreArchived bool) Settings {
	return Settings{Client: client, RestoreArchived: restoreArchived, lookout: &lookout{
		owned: map[string]bool{}, claimed: map[string]bool{}, told: map[string]bool{}, arrived: make(chan struct{}),
	}}
}

// configured adds an error when there is no client. Terraform knows the whole
// configuration before it applies.
func (s Settings) configured(diags *diag.Diagnostics) bool {
	if s.Client == nil {
		diags.AddError("Provider Not Configured", "The provider's configuration is not known yet, so that Intercom cannot be called.")
	}
	return s.Client != nil
}

// Configurable is the part of a resource that takes the provider's settings.
type Configurable struct{ Settings }

// Configure takes the settings; there are none before the provider is
// configured.
func (c *Configurable) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	c.Settings = settingsFrom(req.ProviderData, &resp.Diagnostics)
}

func settingsFrom(data any, diags *diag.Diagnostics) Settings {
	settings, ok := data.(Settings)
	if !ok && data != nil {
		diags.AddError("Unexpected Provider Data", fmt.Sprintf("Got %T. This is a bug in the provider.", data))
	}
	return settings
}

// ConfigurableDataSource is Configurable for data sources.
type ConfigurableDataSource struct{ Settings }

// Configure takes the settings; there are none before the provider is
// configured.
func (c *ConfigurableDataSource) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	c.Settings = settingsFrom(req.ProviderData, &resp.Diagnostics)
}

// title writes a noun as it stands in a summary.
func title(noun string) string {
	words := strings.Fields(noun)
	for i, word := range words {
		words[i] = strings.ToUpper(word[:1]) + word[1:]
	}
	return strings.Join(words, " ")
}
