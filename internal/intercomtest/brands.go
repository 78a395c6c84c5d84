package intercomtest

import "maps"

// Brands can be created only in Intercom's interface. Every workspace has a default
// brand, which has the id of the workspace:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/brands
var brandKind = kind{
	name:     "brands",
	firstID:  3,
	notFound: refuse(404, "not_found", "Brand not found"),
	routes: []route{
		{pattern: "GET /brands", handle: listAll("brands")},
		{pattern: "GET /brands/{id}", handle: getByID("brands")},
	},
	start: func(w *workspace) {
		w.addBrand(object{"id": w.config.WorkspaceID, "name": w.config.WorkspaceName, "is_default": true, "help_center_id": text(w.defaultHelpCenter(), "id")})
	},
	add: (*workspace).addBrand,
	seed: func(s *Server) {
		s.Add("brands", object{"name": "Parcel Express", "help_center_id": s.find("help_centers", "Developers")})
	},
}

// addBrand adds a brand and returns its id. A brand without a help center or a sender
// address lacks the field, since the schema does not allow null.
func (w *workspace) addBrand(in object) string {
	id := w.idOf("brands", in)
	o := object{"type": "brand", "id": id, "name": "Brand " + id, "is_default": false, "created_at": w.now(), "updated_at": w.now()}
	maps.Copy(o, in)
	w.objects("brands").set(id, o)
	return id
}
