package intercom

// SubscriptionTypes are the types of messages that people opt in to or out of. The API can
// only read all of them at once, in every state:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/subscription-types
type SubscriptionTypes struct{ *collection[SubscriptionType] }

// SubscriptionType is one subscription type. Its name is in its translations.
type SubscriptionType struct {
	object
	State              string                    `json:"state"`         // "live", "draft" or "archived"
	ConsentType        string                    `json:"consent_type"`  // "opt_out" or "opt_in"
	ContentTypes       []string                  `json:"content_types"` // "email", "sms_message"
	DefaultTranslation SubscriptionTranslation   `json:"default_translation"`
	Translations       []SubscriptionTranslation `json:"translations"`
}

// SubscriptionTranslation is the text of a subscription type in one language.
type SubscriptionTranslation struct {
	Locale      string `json:"locale"` // two letters
	Name        string `json:"name"`
	Description string `json:"description"`
}

func newSubscriptionTypes(c *Client) *SubscriptionTypes {
	return &SubscriptionTypes{newCollection[SubscriptionType](c, collectionConfig{path: "/subscription_types", noGet: true})}
}
