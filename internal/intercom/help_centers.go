package intercom

// HelpCenters are the sites that show articles. The API can only read them:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center
type HelpCenters struct{ *collection[HelpCenter] }

// HelpCenter is one help center.
type HelpCenter struct {
	object
	Identifier   string   `json:"identifier"`   // part of the URL
	DisplayName  string   `json:"display_name"` // shown to teammates
	URL          string   `json:"url"`
	CustomDomain string   `json:"custom_domain"`
	TurnedOn     bool     `json:"website_turned_on"`
	Default      bool     `json:"default"`
	Locales      []string `json:"locales"`
	CreatedAt    int64    `json:"created_at"` // Unix time in seconds
	UpdatedAt    int64    `json:"updated_at"` // Unix time in seconds
}

func newHelpCenters(c *Client) *HelpCenters {
	return &HelpCenters{newCollection[HelpCenter](c, collectionConfig{path: "/help_center/help_centers"})}
}
