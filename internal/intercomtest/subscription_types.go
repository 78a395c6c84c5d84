package intercomtest

import "maps"

// Subscription types can be created only in Intercom's interface. The list has those in
// every state:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/subscription-types
var subscriptionTypeKind = kind{
	name:    "subscription_types",
	firstID: 135,
	routes:  []route{{pattern: "GET /subscription_types", handle: listAll("subscription_types")}},
	add:     (*workspace).addSubscriptionType,
	seed: func(s *Server) {
		s.Add("subscription_types", object{"name": "Newsletter", "consent_type": "opt_in", "content_types": []any{"email"}, "translations": []any{
			translation("en", "Newsletter", "Once a month: what is new"),
			translation("de", "Newsletter", "Einmal im Monat: was es Neues gibt"),
		}})
		s.Add("subscription_types", object{"name": "Delivery updates", "content_types": []any{"email", "sms_message"}})
		s.Add("subscription_types", object{"name": "Beta program", "state": "archived"})
	},
}

// addSubscriptionType adds a subscription type and returns its id. A name in the
// argument becomes the name of the default translation.
func (w *workspace) addSubscriptionType(in object) string {
	id := w.idOf("subscription_types", in)
	in = changed(in)
	name := text(in, "name")
	delete(in, "name")
	if name == "" {
		name = "Subscription type " + id
	}
	standard := translation("en", name, name+" by email")
	o := object{
		"type": "subscription", "id": id, "state": "live", "consent_type": "opt_out", "content_types": []any{"email"},
		"default_translation": standard, "translations": []any{standard},
	}
	maps.Copy(o, in)
	w.objects("subscription_types").set(id, o)
	return id
}

func translation(locale, name, description string) object {
	return object{"locale": locale, "name": name, "description": description}
}
