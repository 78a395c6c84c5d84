package intercom

import "net/url"

// Macros are saved replies. The API can only read them, and shows those that the owner
// of the access token may use:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/macros
type Macros struct{ *collection[Macro] }

// Macro is one macro. Body has placeholders as <attribute key="user.name"/>, and
// BodyText as {{user.name}}; either can be nil.
type Macro struct {
	object
	Name             string   `json:"name"`
	Body             *string  `json:"body"` // HTML
	BodyText         *string  `json:"body_text"`
	VisibleTo        string   `json:"visible_to"` // "everyone" or "specific_teams"
	VisibleToTeamIDs []ID     `json:"visible_to_team_ids"`
	AvailableOn      []string `json:"available_on"` // "inbox", "messenger"
	CreatedAt        string   `json:"created_at"`   // ISO 8601
	UpdatedAt        string   `json:"updated_at"`   // ISO 8601
}

func newMacros(c *Client) *Macros {
	return &Macros{newCollection[Macro](c, collectionConfig{path: "/macros", query: url.Values{"per_page": {"150"}}})}
}
