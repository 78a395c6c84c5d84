package workspace

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Kind describes the workspace to the provider.
var Kind = kind.Kind{
	Name:        "workspace",
	Noun:        "workspace",
	Section:     "Workspace",
	DataSources: []func(kind.Kind) datasource.DataSource{NewDataSource},
}
