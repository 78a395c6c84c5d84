package intercom

// Brands are the names and looks under which a workspace writes to people. The API can
// only read them: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/brands
type Brands struct{ *collection[Brand] }

// Brand is one brand.
type Brand struct {
	object
	Name           string `json:"name"`
	IsDefault      bool   `json:"is_default"` // the id of the default brand is that of the workspace
	HelpCenterID   ID     `json:"help_center_id"`
	DefaultEmailID ID     `json:"default_address_settings_id"` // id of an Email
	CreatedAt      int64  `json:"created_at"`                  // Unix time in seconds
	UpdatedAt      int64  `json:"updated_at"`                  // Unix time in seconds
}

func newBrands(c *Client) *Brands {
	return &Brands{newCollection[Brand](c, collectionConfig{path: "/brands", neverEmpty: true})}
}
