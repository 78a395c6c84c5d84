package teammembers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const typeName = "intercom_team_members"

// workspace returns one with three teammates, and a team that has the first two.
func workspace(t *testing.T, method string, answers intercomtest.Answers) (server *intercomtest.Server, team string, admins []string) {
	t.Helper()
	server = intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = answers })
	for _, name := range []string{"Bruno", "Chiara", "Dae-jung"} {
		admins = append(admins, server.AddAdmin(map[string]any{"name": name}))
	}
	team = server.AddTeam(map[string]any{"name": "Support", "admin_ids": []any{admins[0], admins[1]}, "distribution_method": method})
	return server, team, admins
}

func config(team string, admins ...string) acctest.Values {
	return acctest.Values{"team_id": team, "admin_ids": admins}
}

// A plan to take over a team, and one to change it, name who leaves and who joins.
func TestPlan_names(t *testing.T) {
	t.Parallel()
	server, team, admins := workspace(t, "round_robin", intercomtest.Answers{})
	p := acctest.Connect(t, server)
	planned := p.Plan(typeName, nil, config(team, admins[1], admins[2]))
	p.ExpectWarning(planned.Diagnostics, "admin_ids", "Team Members Will Change", `"Support" (id `+team+")",
		"removes Bruno (id "+admins[0]+")", "adds Dae-jung (id "+admins[2]+")")
	made, diags := acctest.Connect(t, server).Apply(planned)
	p.ExpectNone(diags)
	p = acctest.Connect(t, server)
	p.ExpectWarning(p.Plan(typeName, made, config(team, admins...)).Diagnostics, "admin_ids", "Team Members Will Change", "this plan adds Bruno")

	// A new resource for a team that loses nobody has nothing to warn of.
	p = acctest.Connect(t, server)
	p.ExpectNone(p.Plan(typeName, nil, config(team, admins...)).Diagnostics)
}

func TestPlan_refused(t *testing.T) {
	t.Parallel()
	server, team, admins := workspace(t, "round_robin", intercomtest.Answers{})
	for at, test := range map[string]struct {
		config  acctest.Values
		summary string
		want    string
	}{
		"team_id":             {config("4711", admins[0]), "No Such Team", "cannot create teams"},
		"admin_ids":           {config(team, "4711"), "No Such Teammate", "4711"},
		"secondary_admin_ids": {config(team, admins[0]).With(acctest.Values{"secondary_admin_ids": []string{admins[0]}}), "Team Does Not Balance Its Load", "round_robin"},
	} {
		p := acctest.Connect(t, server)
		p.ExpectError(p.Plan(typeName, nil, test.config).Diagnostics, at, test.summary, test.want)
	}
	if server.Writes() > 0 {
		t.Errorf("the plan wrote: %v", server.Counts())
	}
}

func TestPlan_twoResources(t *testing.T) {
	t.Parallel()
	server, team, admins := workspace(t, "round_robin", intercomtest.Answers{})
	p := acctest.Connect(t, server)
	p.Plan(typeName, nil, config(team, admins[:2]...))
	p.ExpectError(p.Plan(typeName, nil, config(team, admins[:2]...)).Diagnostics, "team_id", "Two Resources for One Team Membership", "same team_id")

	// Whichever of the two is planned first.
	made := acctest.Connect(t, server).Converge(typeName, nil, config(team, admins...))
	for _, first := range []bool{true, false} {
		p := acctest.Connect(t, server)
		if first {
			p.ExpectNone(p.Plan(typeName, nil, config(team, admins...)).Diagnostics)
		}
		kept := p.Plan(typeName, made, config(team, admins...)).Diagnostics
		if !first {
			p.ExpectNone(kept)
			kept = p.Plan(typeName, nil, config(team, admins...)).Diagnostics
		}
		p.ExpectError(kept, "team_id", "Two Resources for One Team Membership")
	}
}

// A team that nobody is in can be imported, and is left alone until it gets members.
func TestResource_emptyTeam(t *testing.T) {
	t.Parallel()
	server, _, admins := workspace(t, "round_robin", intercomtest.Answers{})
	team := server.AddTeam(map[string]any{"name": "Nobody"})
	p := acctest.Connect(t, server)
	object, diags := p.Import(typeName, "Nobody")
	p.ExpectNone(diags)
	p.ExpectNoChange(typeName, object, config(team))
	object = p.Converge(typeName, object, config(team, admins[0]))
	p.ExpectError(p.Plan(typeName, object, config(team)).Diagnostics, "admin_ids", "Invalid Team Membership", "at least one")
}

// Destroying the resource changes nothing in Intercom.
func TestResource_destroyed(t *testing.T) {
	t.Parallel()
	server, team, admins := workspace(t, "load_balanced", intercomtest.Answers{})
	p := acctest.Connect(t, server)
	object := p.Converge(typeName, nil, config(team, admins...).With(acctest.Values{"secondary_admin_ids": admins[1:2]}))
	before := fmt.Sprint(server.Objects("teams"))
	server.ResetCounts()
	acctest.Connect(t, server).Destroy(typeName, object)
	if after := fmt.Sprint(server.Objects("teams")); after != before || server.Writes() > 0 {
		t.Errorf("the team was %s, and is %s", before, after)
	}
}

// Intercom refuses an update while another one is under way. If a part of the update
// was carried out, the next plan shows the rest.
func TestResource_conflict(t *testing.T) {
	t.Parallel()
	server, team, admins := workspace(t, "round_robin", intercomtest.Answers{})
	fault := acctest.Problem("PUT /teams/{id}", 409, "conflict", "The members of this team are being changed by another request. Try again.", "")
	fault.Times = 2
	server.Fail(fault)
	p := acctest.Connect(t, server)
	object := p.Converge(typeName, nil, config(team, admins[:2]...))

	planned := p.Plan(typeName, object, config(team, admins[1:]...))
	server.Fail(acctest.Problem("PUT /teams/{id}", 409, "conflict",
		"The members of this team kept being changed by other requests, so this one is partly applied. Read the team and try again.", ""))
	p = acctest.Connect(t, server)
	_, diags := p.Apply(planned)
	p.ExpectError(diags, "admin_ids", "Unable to Update Team Membership", "partly applied", "Plan again")
	if strings.Contains(fmt.Sprint(diags), "Nothing was changed") {
		t.Errorf("got %v", diags)
	}
	server.Heal()
	acctest.Connect(t, server).Converge(typeName, object, config(team, admins[1:]...))
}

// Whatever Intercom does where its reference is silent: what it refuses or leaves out
// is an error at the attribute, with its reason.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("teams") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server, team, admins := workspace(t, "load_balanced", alternative.Answers)
			p := acctest.Connect(t, server)
			planned := p.Plan(typeName, nil, config(team, admins...).With(acctest.Values{"secondary_admin_ids": admins[2:]}))
			p.ExpectNone(planned.Diagnostics)
			object, diags := acctest.Connect(t, server).Apply(planned)
			if alternative.Answers.TeamMembers == intercomtest.TeamMembersRefused {
				p.ExpectError(diags, "", "Unable to Create Team Membership", "not available for this workspace", "has not enabled")
				return
			}
			p.ExpectNone(diags)
			p.ExpectNoChange(typeName, object, config(team, admins...).With(acctest.Values{"secondary_admin_ids": admins[2:]}))

			// Somebody leaves the workspace between the plan and the apply.
			object = acctest.Connect(t, server).Converge(typeName, object, config(team, admins...))
			stranger := server.AddAdmin(nil)
			planned = acctest.Connect(t, server).Plan(typeName, object, config(team, admins[0], stranger))
			server.Remove("admins", stranger)
			_, diags = acctest.Connect(t, server).Apply(planned)
			summary := "Unable to Update Team Membership"
			if alternative.Answers.TeamStrangers == intercomtest.TeamStrangersIgnored {
				summary = "Intercom Did Not Accept a Value of the Team Membership"
			}
			p.ExpectError(diags, "admin_ids", summary)
		})
	}
}
