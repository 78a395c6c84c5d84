// Package workflow reads workflows: what Intercom does with conversations by itself.
package workflow

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Kind describes workflows to the provider.
var Kind = kind.Kind{
	Name:        "workflow",
	Noun:        "workflow",
	Section:     "Workflows",
	Plan:        "Intercom's reference does not say which plans include the export of workflows. Ask Intercom to enable it for the workspace.",
	DataSources: []func(kind.Kind) datasource.DataSource{NewDataSource},
}
