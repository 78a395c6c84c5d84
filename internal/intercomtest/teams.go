package intercomtest

import "maps"

// Teams can be created only in Intercom's interface:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/teams
var teamKind = kind{
	name:     "teams",
	firstID:  991267902,
	notFound: refuse(404, "team_not_found", "Team not found"),
	routes: []route{
		{pattern: "GET /teams", handle: listTeams},
		{pattern: "GET /teams/{id}", handle: getByID("teams")},
	},
	add:  (*workspace).addTeam,
	seed: seedTeams,
}

func seedTeams(s *Server) {
	lead, engineer, billing := s.find("admins", "Bruno Alves"), s.find("admins", "Chiara Conti"), s.find("admins", "Dae-jung Park")
	s.AddTeam(object{
		"name": "Support", "admin_ids": []any{lead, engineer},
		"distribution_method": "load_balanced", "assignment_limit": 10,
		"admin_priority_level": object{"primary_admin_ids": []any{idNumber(engineer)}, "secondary_admin_ids": []any{idNumber(lead)}},
	})
	s.AddTeam(object{"name": "Billing", "admin_ids": []any{billing}})
}

func listTeams(w *workspace, _ *request) (object, *problem) {
	return object{"type": "team.list", "teams": w.objects("teams").items()}, nil
}

// AddTeam adds a team, with defaults for what is not given, and returns its id. It
// also adds the team to the team_ids of its admins.
func (s *Server) AddTeam(team map[string]any) string { return s.Add("teams", team) }

func (w *workspace) addTeam(team object) string {
	id := w.idOf("teams", team)
	o := object{"type": "team", "id": id, "name": "Team " + id, "admin_ids": []any{}, "distribution_method": "round_robin"}
	maps.Copy(o, team)
	admins, _ := o["admin_ids"].([]any)
	numbers := []any{}
	for _, adminID := range admins {
		numbers = append(numbers, idNumber(idString(adminID)))
		w.joinTeam(idString(adminID), id)
	}
	o["admin_ids"] = numbers
	w.objects("teams").set(id, o)
	return id
}

func (w *workspace) joinTeam(adminID, teamID string) {
	admin, ok := w.objects("admins").get(adminID)
	if !ok {
		return // one who has left
	}
	admin = changed(admin)
	teams, _ := admin["team_ids"].([]any)
	admin["team_ids"] = append(teams[:len(teams):len(teams)], idNumber(teamID))
	w.objects("admins").set(adminID, admin)
}
