// Package admin reads admins: the teammates of a workspace.
package admin

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes admins to the provider.
var Kind = kind.Kind{
	Name:        "admin",
	Plural:      "admins",
	Noun:        "admin",
	Section:     "Teammates",
	Permissions: []string{"Read admins", "Read one admin"},
	DataSources: dataSources.DataSources(),
}
