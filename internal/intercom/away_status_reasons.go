package intercom

// AwayStatusReasons say why a teammate is away. The API can only read all of them at once,
// including deleted ones:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/away-status-reasons
type AwayStatusReasons struct{ *collection[AwayStatusReason] }

// AwayStatusReason is one reason.
type AwayStatusReason struct {
	object
	Label     string `json:"label"`
	Emoji     string `json:"emoji"`
	Order     int64  `json:"order"`
	Deleted   bool   `json:"deleted"`
	CreatedAt int64  `json:"created_at"` // Unix time in seconds
	UpdatedAt int64  `json:"updated_at"` // Unix time in seconds
}

func newAwayStatusReasons(c *Client) *AwayStatusReasons {
	return &AwayStatusReasons{newCollection[AwayStatusReason](c, collectionConfig{path: "/away_status_reasons", noGet: true})}
}
