package intercomtest

import "strconv"

// Admins are the teammates of a workspace. The API cannot make or change them:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins
var adminRoutes = []route{
	{pattern: "GET /admins", query: []string{"display_avatar"}, handle: listAdmins},
	{pattern: "GET /admins/{id}", handle: getAdmin},
}

func listAdmins(w *workspace, r *request) (object, *problem) {
	admins := []any{}
	for _, admin := range w.admins.all {
		if r.query.Get("display_avatar") != "true" { // documented on the parameter
			admin = changed(admin)
			delete(admin, "avatar")
		}
		admins = append(admins, admin)
	}
	return object{"type": "admin.list", "admins": admins}, nil
}

func getAdmin(w *workspace, r *request) (object, *problem) {
	admin, ok := w.admins.get(r.id())
	if !ok {
		return nil, refuse(404, "admin_not_found", "Admin not found")
	}
	return admin, nil
}

func (w *workspace) addAdmin(o object) string {
	id := text(o, "id")
	if id == "" {
		id = strconv.Itoa(w.admins.newID())
	}
	admin := object{
		"type": "admin", "id": id, "name": "Teammate " + id, "email": "teammate" + id + "@example.com",
		"away_mode_enabled": false, "away_mode_reassign": false, "away_status_reason_id": nil,
		"has_inbox_seat": true, "team_ids": []any{}, "avatar": nil,
	}
	for key, value := range o {
		admin[key] = value
	}
	w.admins.set(id, admin)
	return id
}

// AddAdmin adds a teammate, with defaults for what is not given, and returns the id.
func (s *Server) AddAdmin(admin map[string]any) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.workspace.addAdmin(deepCopy(admin))
}
