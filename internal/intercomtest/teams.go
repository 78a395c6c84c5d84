package intercomtest

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
)

// Teams can be created only in Intercom's interface. Only Preview can change a team, and only
// its members:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/teams
var teamKind = kind{
	name:     "teams",
	firstID:  991267902,
	notFound: refuse(404, "team_not_found", "Team not found"),
	routes: []route{
		{pattern: "GET /teams", handle: listTeams},
		{pattern: "GET /teams/{id}", handle: getByID("teams")},
		{
			pattern: "PUT /teams/{id}", versions: previewOnly, handle: updateTeamMembers,
			// A request may have all fields of a team if the other fields are unchanged.
			fields: fields{
				"type": anyType, "id": anyType, "name": anyType, "assignment_limit": anyType, "distribution_method": anyType,
				"admin_ids": arrayType, "admin_priority_level": objectType | nullType,
			},
		},
	},
	add:       (*workspace).addTeam,
	seed:      seedTeams,
	seedLarge: seedManyTeams,
	alternatives: []Answers{
		{TeamMembers: TeamMembersRefused},
		{TeamStrangers: TeamStrangers404},
		{TeamStrangers: TeamStrangersIgnored},
	},
}

func seedTeams(s *Server) {
	lead, engineer, billing := s.find("admins", "Bruno Alves"), s.find("admins", "Chiara Conti"), s.find("admins", "Dae-jung Park")
	s.AddTeam(object{
		"name": "Support", "admin_ids": []any{lead, engineer},
		"distribution_method": "load_balanced", "assignment_limit": 10,
		"admin_priority_level": object{"primary_admin_ids": []any{idNumber(engineer)}, "secondary_admin_ids": []any{idNumber(lead)}},
	})
	s.AddTeam(object{"name": "Billing", "admin_ids": []any{billing}})
	s.AddTeam(object{"name": "Escalations", "admin_ids": []any{lead}})
}

// seedManyTeams adds a team without members, one with a former teammate, and one with a
// teammate on both levels, which the reference says is possible.
func seedManyTeams(s *Server) {
	var admins []any
	for i := range 20 {
		admins = append(admins, s.AddAdmin(object{"name": uglyName(i)}))
	}
	for i := range 60 {
		s.AddTeam(object{"name": uglyName(i), "admin_ids": admins[:i%len(admins)]})
	}
	s.AddTeam(object{"name": "With a former teammate", "admin_ids": []any{admins[0], "1"}})
	s.AddTeam(object{
		"name": "At both levels", "admin_ids": admins[:2], "distribution_method": "load_balanced",
		"admin_priority_level": object{"primary_admin_ids": idNumbers(admins[:1]), "secondary_admin_ids": idNumbers(admins[:2])},
	})
}

func listTeams(w *workspace, _ *request) (object, *problem) {
	return object{"type": "team.list", "teams": w.objects("teams").items()}, nil
}

// AddTeam adds a team, with defaults for missing fields, and returns its id. It also
// adds the team to the team_ids of its admins.
func (s *Server) AddTeam(team map[string]any) string { return s.Add("teams", team) }

func (w *workspace) addTeam(team object) string {
	id := w.idOf("teams", team)
	o := object{"type": "team", "id": id, "name": "Team " + id, "admin_ids": []any{}, "distribution_method": "round_robin"}
	maps.Copy(o, team)
	admins, _ := o["admin_ids"].([]any)
	o["admin_ids"] = idNumbers(admins)
	for _, adminID := range admins {
		w.joinTeam(idString(adminID), id)
	}
	w.objects("teams").set(id, o)
	return id
}

func (w *workspace) joinTeam(adminID, teamID string) {
	admin, ok := w.objects("admins").get(adminID)
	if !ok {
		return // a former teammate
	}
	admin = changed(admin)
	teams, _ := admin["team_ids"].([]any)
	admin["team_ids"] = append(teams[:len(teams):len(teams)], idNumber(teamID))
	w.objects("admins").set(adminID, admin)
}

func (w *workspace) leaveTeam(adminID, teamID string) {
	admin, ok := w.objects("admins").get(adminID)
	if !ok {
		return
	}
	admin = changed(admin)
	teams, _ := admin["team_ids"].([]any)
	admin["team_ids"] = slices.DeleteFunc(slices.Clone(teams), func(id any) bool { return idString(id) == teamID })
	w.objects("admins").set(adminID, admin)
}

// idNumbers returns ids as integers, their type in JSON.
func idNumbers(ids []any) []any {
	numbers := []any{}
	for _, id := range ids {
		numbers = append(numbers, idNumber(idString(id)))
	}
	return numbers
}

// updateTeamMembers carries out the PUT of a team's members. Its rules and refusals
// are documented on the operation and on its request.
func updateTeamMembers(w *workspace, r *request) (object, *problem) {
	if w.answers().TeamMembers == TeamMembersRefused {
		return nil, refuse(http.StatusForbidden, "api_plan_restricted", "Updating team memberships via the API is not available for this workspace")
	}
	team, p := w.find("teams", r.id())
	if p != nil {
		return nil, p
	}
	for name, value := range r.body {
		if name != "admin_ids" && name != "admin_priority_level" && fmt.Sprint(value) != fmt.Sprint(team[name]) {
			return nil, badMembers("Only admin_ids and admin_priority_level can be updated on a team, but the request changed %s", name)
		}
	}
	sent, _ := r.body["admin_ids"].([]any)
	members, p := w.members(team, sent)
	if p != nil {
		return nil, p
	}
	after := changed(team)
	after["admin_ids"] = members
	if p := setLevels(after, team, r.body); p != nil {
		return nil, p
	}
	before := idsIn(team, "admin_ids")
	for _, id := range before {
		if !slices.Contains(idsIn(after, "admin_ids"), id) {
			w.leaveTeam(id, r.id())
		}
	}
	for _, id := range idsIn(after, "admin_ids") {
		if !slices.Contains(before, id) {
			w.joinTeam(id, r.id())
		}
	}
	w.objects("teams").set(r.id(), after)
	return after, nil
}

func badMembers(format string, args ...any) *problem {
	return refuse(http.StatusBadRequest, "parameter_invalid", fmt.Sprintf(format, args...))
}

// members returns the members of a team after a request, with ids as in JSON, or a
// refusal.
func (w *workspace) members(team object, sent []any) ([]any, *problem) {
	if len(sent) == 0 || len(sent) > 1000 { // documented on the field; the message is not
		return nil, badMembers("admin_ids must contain at least 1 and at most 1000 admin ids")
	}
	members := []any{}
	for _, id := range sent {
		if _, isNumber := id.(json.Number); !isNumber {
			return nil, badMembers("admin_ids must contain only numeric admin ids")
		}
		_, known := w.objects("admins").get(idString(id))
		if !known && !slices.Contains(idsIn(team, "admin_ids"), idString(id)) {
			switch w.answers().TeamStrangers {
			case TeamStrangersIgnored:
				continue
			case TeamStrangers404:
				return nil, refuse(http.StatusNotFound, "admin_not_found", "Admin not found")
			default:
				return nil, badMembers("admin_ids names %s, who is not a teammate", idString(id))
			}
		}
		if number := idNumber(idString(id)); !slices.Contains(members, any(number)) {
			members = append(members, number)
		}
	}
	return members, nil
}

// setLevels sets the levels of the members of a team after a request, or returns a
// refusal.
func setLevels(after, before, body object) *problem {
	named, _ := body["admin_priority_level"].(object)
	levels, _ := before["admin_priority_level"].(object)
	primary, secondary := idsIn(named, "primary_admin_ids"), idsIn(named, "secondary_admin_ids")
	wasPrimary, wasSecondary := idsIn(levels, "primary_admin_ids"), idsIn(levels, "secondary_admin_ids")
	members := idsIn(after, "admin_ids")
	balances := before["distribution_method"] == "load_balanced"
	if len(secondary) > 0 && !balances {
		return badMembers("secondary_admin_ids can only be set on a team that balances its load") // the message is not documented
	}
	for _, id := range append(slices.Clone(primary), secondary...) {
		if !slices.Contains(members, id) && !slices.Contains(idsIn(before, "admin_ids"), id) {
			return badMembers("admin_priority_level names %s, which is on neither the team nor admin_ids", id)
		}
	}
	for _, id := range primary {
		if slices.Contains(secondary, id) && (!slices.Contains(wasPrimary, id) || !slices.Contains(wasSecondary, id)) {
			return badMembers("admin_priority_level gives %s more than one priority level", id)
		}
	}
	if !balances {
		return nil // answers about such a team have no levels
	}
	first, second := []any{}, []any{}
	for _, id := range members {
		stays := slices.Contains(wasSecondary, id) && !slices.Contains(primary, id)
		if slices.Contains(secondary, id) || stays {
			second = append(second, idNumber(id))
		} else {
			first = append(first, idNumber(id))
		}
	}
	after["admin_priority_level"] = object{"primary_admin_ids": first, "secondary_admin_ids": second}
	return nil
}

// idsIn returns the ids in a field of an object, as strings.
func idsIn(o object, field string) []string {
	items, _ := o[field].([]any)
	var ids []string
	for _, id := range items {
		ids = append(ids, idString(id))
	}
	return ids
}
