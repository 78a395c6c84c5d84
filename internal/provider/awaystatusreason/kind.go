// Package awaystatusreason reads away status reasons: why a teammate is away.
package awaystatusreason

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes away status reasons to the provider.
var Kind = kind.Kind{
	Name:        "away_status_reason",
	Plural:      "away_status_reasons",
	Noun:        "away status reason",
	Section:     "Teammates",
	DataSources: dataSources.DataSources(),
}
