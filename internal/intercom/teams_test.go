package intercom_test

import (
	"fmt"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// teamOf returns a workspace with a team that balances its load among the first two
// of three teammates.
func teamOf(t *testing.T) (server *intercomtest.Server, team intercom.ID, admins []intercom.ID) {
	t.Helper()
	server = intercomtest.New(t)
	for range 3 {
		admins = append(admins, intercom.ID(server.AddAdmin(nil)))
	}
	id := server.AddTeam(map[string]any{"name": "Support", "admin_ids": []any{admins[0].String(), admins[1].String()}, "distribution_method": "load_balanced"})
	return server, intercom.ID(id), admins
}

func TestTeams_setMembers(t *testing.T) {
	t.Parallel()
	server, id, admins := teamOf(t)
	client := newClient(t, server)
	for _, secondary := range [][]intercom.ID{admins[1:2], admins[2:], nil} {
		team, err := client.Teams.SetMembers(t.Context(), id, admins, secondary)
		if err != nil || !team.Has(admins, secondary) {
			t.Errorf("got %v, %v", team, err)
		}
		if team, err = client.Teams.Get(t.Context(), id); err != nil || !team.Has(admins, secondary) {
			t.Errorf("read %v, %v", team, err)
		}
	}
	if _, err := client.Teams.SetMembers(t.Context(), id, []intercom.ID{"one"}, nil); err == nil {
		t.Error("an id that is no number was sent")
	}
}

// The refusal of an update that changed nothing differs from that of one that changed
// some members only in its message.
func TestTeams_conflict(t *testing.T) {
	t.Parallel()
	server, id, admins := teamOf(t)
	client := newClient(t, server)
	refuse := func(times int, message string) {
		server.Fail(intercomtest.Fault{Request: "PUT /teams/{id}", Status: 409, Times: times, Body: fmt.Sprintf(`{"type":"error.list","errors":[{"code":"conflict","message":%q}]}`, message)})
	}
	refuse(2, "The members of this team are being changed by another request. Try again.")
	if team, err := client.Teams.SetMembers(t.Context(), id, admins, nil); err != nil || !team.Has(admins, nil) {
		t.Errorf("got %v, %v", team, err)
	}
	server.ResetCounts()
	refuse(1, "The members of this team kept being changed by other requests, so this one is partly applied. Read the team and try again.")
	if _, err := client.Teams.SetMembers(t.Context(), id, admins[:1], nil); !intercom.IsPartlyApplied(err) {
		t.Errorf("got %v", err)
	}
	if n := server.Count("PUT /teams/{id}"); n != 1 {
		t.Errorf("it was sent %d times", n)
	}
	if _, err := client.Teams.Get(t.Context(), id); err != nil || server.Count("GET /teams/{id}") != 1 {
		t.Errorf("the team was not read again: %v, %v", server.Counts(), err)
	}
}
