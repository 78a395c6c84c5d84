package intercomtest

import "strconv"

// Teams are made in Intercom's interface only:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/teams
var teamRoutes = []route{
	{pattern: "GET /teams", handle: listTeams},
	{pattern: "GET /teams/{id}", handle: getTeam},
}

func listTeams(w *workspace, _ *request) (object, *problem) {
	teams := []any{}
	for _, team := range w.teams.all {
		teams = append(teams, team)
	}
	return object{"type": "team.list", "teams": teams}, nil
}

func getTeam(w *workspace, r *request) (object, *problem) {
	team, ok := w.teams.get(r.id())
	if !ok {
		return nil, refuse(404, "team_not_found", "Team not found")
	}
	return team, nil
}

// AddTeam adds a team, with defaults for what is not given, and returns the id.
// Its admins, by their ids in admin_ids, are then in it.
func (s *Server) AddTeam(team map[string]any) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.workspace
	id := text(team, "id")
	if id == "" {
		id = strconv.Itoa(w.teams.newID())
	}
	o := object{"type": "team", "id": id, "name": "Team " + id, "admin_ids": []any{}, "distribution_method": "round_robin"}
	for key, value := range deepCopy(team) {
		o[key] = value
	}
	admins, _ := o["admin_ids"].([]any)
	numbers := []any{}
	for _, adminID := range admins {
		numbers = append(numbers, idNumber(idString(adminID)))
		w.joinTeam(idString(adminID), id)
	}
	o["admin_ids"] = numbers
	w.teams.set(id, o)
	return id
}

func (w *workspace) joinTeam(adminID, teamID string) {
	admin, ok := w.admins.get(adminID)
	if !ok {
		return // one who has left
	}
	admin = changed(admin)
	teams, _ := admin["team_ids"].([]any)
	admin["team_ids"] = append(teams[:len(teams):len(teams)], idNumber(teamID))
	w.admins.set(adminID, admin)
}
