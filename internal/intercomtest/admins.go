package intercomtest

import "maps"

// Admins are the teammates of a workspace. The API cannot create or change them:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins
var adminKind = kind{
	name:     "admins",
	firstID:  991267459,
	notFound: refuse(404, "admin_not_found", "Admin not found"),
	routes: []route{
		{pattern: "GET /admins", query: []string{"display_avatar"}, handle: listAdmins},
		{pattern: "GET /admins/{id}", handle: getByID("admins")},
	},
	start: func(w *workspace) {
		w.addAdmin(object{"name": "Ada Fernsby", "email": "ada@example.com", "job_title": "Support operations"})
	},
	add:  (*workspace).addAdmin,
	seed: seedAdmins,
}

func seedAdmins(s *Server) {
	for _, admin := range [][3]string{
		{"Bruno Alves", "bruno@example.com", "Support lead"},
		{"Chiara Conti", "chiara@example.com", "Support engineer"},
		{"Dae-jung Park", "dae-jung@example.com", "Billing"},
	} {
		s.AddAdmin(object{"name": admin[0], "email": admin[1], "job_title": admin[2]})
	}
}

func listAdmins(w *workspace, r *request) (object, *problem) {
	admins := []any{}
	for _, admin := range w.objects("admins").all {
		if r.query.Get("display_avatar") != "true" { // documented on the parameter
			admin = changed(admin)
			delete(admin, "avatar")
		}
		admins = append(admins, admin)
	}
	return object{"type": "admin.list", "admins": admins}, nil
}

func (w *workspace) addAdmin(o object) string {
	id := w.idOf("admins", o)
	admin := object{
		"type": "admin", "id": id, "name": "Teammate " + id, "email": "teammate" + id + "@example.com",
		"away_mode_enabled": false, "away_mode_reassign": false, "away_status_reason_id": nil,
		"has_inbox_seat": true, "team_ids": []any{}, "avatar": nil,
	}
	maps.Copy(admin, o)
	w.objects("admins").set(id, admin)
	return id
}

// AddAdmin adds a teammate, with defaults for what is not given, and returns its id.
func (s *Server) AddAdmin(admin map[string]any) string { return s.Add("admins", admin) }
