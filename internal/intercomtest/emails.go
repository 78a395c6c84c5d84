package intercomtest

import (
	"maps"
	"strings"
)

// Emails are the addresses that a workspace sends email from. They can be added only
// in Intercom's interface:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/emails
var emailKind = kind{
	name:     "emails",
	firstID:  1,
	notFound: refuse(404, "not_found", "Email setting not found"),
	routes: []route{
		{pattern: "GET /emails", handle: listAll("emails")},
		{pattern: "GET /emails/{id}", handle: getByID("emails")},
	},
	add:  (*workspace).addEmail,
	seed: seedEmails,
}

func (w *workspace) addEmail(in object) string {
	id := w.idOf("emails", in)
	o := object{
		"type": "email_setting", "id": id, "email": "sender-" + id + "@example.com", "verified": true, "brand_id": w.config.WorkspaceID,
		"forwarding_enabled": false, "forwarded_email_last_received_at": nil, "created_at": w.now(), "updated_at": w.now(),
	}
	maps.Copy(o, in)
	if _, ok := in["domain"]; !ok {
		_, o["domain"], _ = strings.Cut(text(o, "email"), "@")
	}
	w.objects("emails").set(id, o)
	return id
}

// seedEmails adds an address for each brand, and one that is not verified yet.
func seedEmails(s *Server) {
	for _, brand := range s.Objects("brands") {
		email := object{"email": "support@example.com", "brand_id": brand["id"], "forwarding_enabled": true, "forwarded_email_last_received_at": s.config.Now().Unix()}
		if brand["is_default"] != true {
			email["email"] = "hello@parcel-express.example"
		}
		s.Change("brands", idString(brand["id"]), object{"default_address_settings_id": s.Add("emails", email)})
	}
	s.Add("emails", object{"email": "billing@example.com", "verified": false})
}
