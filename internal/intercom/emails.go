package intercom

// Emails are the addresses that a workspace sends email from. The API can only read
// them: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/emails
type Emails struct{ *collection[Email] }

// Email is one sender address.
type Email struct {
	object
	Email             string `json:"email"`
	Domain            string `json:"domain"`
	Verified          bool   `json:"verified"`
	BrandID           ID     `json:"brand_id"`
	ForwardingEnabled bool   `json:"forwarding_enabled"`
	LastReceivedAt    *int64 `json:"forwarded_email_last_received_at"` // Unix time in seconds, nil for never
	CreatedAt         int64  `json:"created_at"`                       // Unix time in seconds
	UpdatedAt         int64  `json:"updated_at"`                       // Unix time in seconds
}

func newEmails(c *Client) *Emails {
	return &Emails{newCollection[Email](c, collectionConfig{path: "/emails"})}
}
