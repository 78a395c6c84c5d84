// Package newsfeed reads newsfeeds: the places in the Messenger that show news items.
package newsfeed

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes newsfeeds to the provider.
var Kind = kind.Kind{
	Name:        "newsfeed",
	Plural:      "newsfeeds",
	Noun:        "newsfeed",
	Section:     "News",
	DataSources: dataSources.DataSources(),
}
