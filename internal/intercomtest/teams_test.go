package intercomtest

import (
	"fmt"
	"testing"
)

// teamOf returns a workspace that has three teammates and a team with the first two,
// and the ids of the team and of the teammates.
func teamOf(t *testing.T, method string, configure ...func(*Config)) (s *Server, id string, admins []string) {
	t.Helper()
	s = New(t, configure...)
	for range 3 {
		admins = append(admins, s.AddAdmin(nil))
	}
	team := object{"name": "Support", "admin_ids": []any{admins[0], admins[1]}, "distribution_method": method}
	if method == "load_balanced" {
		team["admin_priority_level"] = object{"primary_admin_ids": []any{idNumber(admins[0])}, "secondary_admin_ids": []any{idNumber(admins[1])}}
	}
	return s, s.AddTeam(team), admins
}

func TestTeams_members(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ method, body, want string }{
		"replaced":            {"round_robin", `{"admin_ids":[%[3]s]}`, "[%[3]s] <nil>"},
		"unchanged":           {"round_robin", `{"admin_ids":[%[1]s,%[2]s]}`, "[%[1]s %[2]s] <nil>"},
		"whole":               {"round_robin", `{"name":"Support","admin_ids":[%[1]s]}`, "[%[1]s] <nil>"},
		"no levels":           {"round_robin", `{"admin_ids":[%[1]s],"admin_priority_level":{"primary_admin_ids":[%[1]s]}}`, "[%[1]s] <nil>"},
		"levels stay":         {"load_balanced", `{"admin_ids":[%[1]s,%[2]s,%[3]s]}`, "[%[1]s %[2]s %[3]s] [%[2]s]"},
		"levels change":       {"load_balanced", `{"admin_ids":[%[1]s,%[2]s],"admin_priority_level":{"primary_admin_ids":[%[2]s],"secondary_admin_ids":[%[1]s]}}`, "[%[1]s %[2]s] [%[1]s]"},
		"level of a leaver":   {"load_balanced", `{"admin_ids":[%[1]s],"admin_priority_level":{"secondary_admin_ids":[%[2]s]}}`, "[%[1]s] []"},
		"null for the levels": {"load_balanced", `{"admin_ids":[%[2]s],"admin_priority_level":null}`, "[%[2]s] [%[2]s]"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, id, admins := teamOf(t, test.method, lenient)
			fill := func(text string) string {
				return fmt.Sprintf(text+"%.0[1]s%.0[2]s%.0[3]s", admins[0], admins[1], admins[2])
			}
			previewing(t, s).ok("PUT", "/teams/"+id, fill(test.body))
			team := call(t, s).ok("GET", "/teams/"+id, "").object
			equal(t, "members", fmt.Sprint(idsIn(team, "admin_ids"), " ", dig(s.Objects("teams")[0], "admin_priority_level", "secondary_admin_ids")), fill(test.want))
		})
	}
	s, id, admins := teamOf(t, "round_robin")
	previewing(t, s).ok("PUT", "/teams/"+id, fmt.Sprintf(`{"admin_ids":[%s]}`, admins[2]))
	for i, want := range []string{"[]", "[]", "[" + id + "]"} {
		equal(t, "teams of "+admins[i], fmt.Sprint(idsIn(call(t, s).ok("GET", "/admins/"+admins[i], "").object, "team_ids")), want)
	}
}

func TestTeams_refused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ method, body, message string }{
		"nobody":           {"round_robin", `{"admin_ids":[]}`, ""},
		"left out":         {"round_robin", `{}`, ""},
		"text":             {"round_robin", `{"admin_ids":["1"]}`, "admin_ids must contain only numeric admin ids"},
		"a stranger":       {"round_robin", `{"admin_ids":[4711]}`, ""},
		"another name":     {"round_robin", `{"name":"Sales","admin_ids":[%[1]s]}`, "Only admin_ids and admin_priority_level can be updated on a team, but the request changed name"},
		"does not balance": {"round_robin", `{"admin_ids":[%[1]s],"admin_priority_level":{"secondary_admin_ids":[%[1]s]}}`, ""},
		"no member":        {"load_balanced", `{"admin_ids":[%[1]s],"admin_priority_level":{"primary_admin_ids":[814865]}}`, "admin_priority_level names 814865, which is on neither the team nor admin_ids"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, id, admins := teamOf(t, test.method, lenient)
			previewing(t, s).refused("PUT", "/teams/"+id, fmt.Sprintf(test.body+"%.0[1]s", admins[0]), 400, "parameter_invalid", test.message)
			equal(t, "members", len(idsIn(s.Objects("teams")[0], "admin_ids")), 2)
		})
	}
	s, id, admins := teamOf(t, "load_balanced", lenient)
	both := fmt.Sprintf(`{"admin_ids":[%[1]s],"admin_priority_level":{"primary_admin_ids":[%[1]s],"secondary_admin_ids":[%[1]s]}}`, admins[0])
	previewing(t, s).refused("PUT", "/teams/"+id, both, 400, "parameter_invalid", "admin_priority_level gives "+admins[0]+" more than one priority level")
	previewing(t, s).refused("PUT", "/teams/1", both, 404, "team_not_found", "Team not found")
	call(t, s).refused("PUT", "/teams/"+id, both, 400, "intercom_version_invalid", "")
}

func TestTeams_answers(t *testing.T) {
	t.Parallel()
	body := `{"admin_ids":[4711,%s]}`
	s, id, admins := teamOf(t, "round_robin", with(Answers{TeamMembers: TeamMembersRefused}))
	previewing(t, s).refused("PUT", "/teams/"+id, fmt.Sprintf(body, admins[0]), 403, "api_plan_restricted", "Updating team memberships via the API is not available for this workspace")
	s, id, admins = teamOf(t, "round_robin", with(Answers{TeamStrangers: TeamStrangers404}))
	previewing(t, s).refused("PUT", "/teams/"+id, fmt.Sprintf(body, admins[0]), 404, "admin_not_found", "Admin not found")
	s, id, admins = teamOf(t, "round_robin", with(Answers{TeamStrangers: TeamStrangersIgnored}))
	equal(t, "members", idsIn(previewing(t, s).ok("PUT", "/teams/"+id, fmt.Sprintf(body, admins[0])).object, "admin_ids"), admins[:1])
}
