package team_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

func TestDataSource(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	first, second := server.AddAdmin(map[string]any{}), server.AddAdmin(map[string]any{})
	id := server.AddTeam(map[string]any{
		"name": "Support", "admin_ids": []any{first, second}, "distribution_method": "load_balanced", "assignment_limit": 10,
		"admin_priority_level": map[string]any{"primary_admin_ids": []any{1}, "secondary_admin_ids": nil},
	})
	server.AddTeam(map[string]any{"name": "Nobody", "distribution_method": nil})
	has := func(address, attribute string, want knownvalue.Check) statecheck.StateCheck {
		return statecheck.ExpectKnownValue(address, tfjsonpath.New(attribute), want)
	}
	nobody := func(attribute string, want knownvalue.Check) statecheck.StateCheck {
		return statecheck.ExpectKnownValue("data.intercom_teams.all", tfjsonpath.New("teams").AtSliceIndex(1).AtMapKey(attribute), want)
	}
	ids := func(ids ...string) knownvalue.Check {
		var checks []knownvalue.Check
		for _, id := range ids {
			checks = append(checks, knownvalue.StringExact(id))
		}
		return knownvalue.ListExact(checks)
	}
	acctest.Run(t, server, resource.TestStep{
		Config: fmt.Sprintf(`
data "intercom_teams" "all" {}
data "intercom_team" "by_id" { id = %q }
data "intercom_team" "by_name" { name = "Support" }
data "intercom_admin" "member" { id = %q }
`, id, first),
		ConfigStateChecks: []statecheck.StateCheck{
			has("data.intercom_team.by_id", "name", knownvalue.StringExact("Support")),
			has("data.intercom_team.by_name", "id", knownvalue.StringExact(id)),
			has("data.intercom_team.by_name", "admin_ids", ids(first, second)),
			has("data.intercom_team.by_name", "primary_admin_ids", ids("1")),
			has("data.intercom_team.by_name", "secondary_admin_ids", ids()),
			has("data.intercom_team.by_name", "distribution_method", knownvalue.StringExact("load_balanced")),
			has("data.intercom_team.by_name", "assignment_limit", knownvalue.Int64Exact(10)),
			has("data.intercom_admin.member", "team_ids", ids(id)),
			has("data.intercom_teams.all", "teams", knownvalue.ListSizeExact(2)),
			nobody("name", knownvalue.StringExact("Nobody")),
			nobody("admin_ids", ids()),
			nobody("primary_admin_ids", knownvalue.Null()),
			nobody("distribution_method", knownvalue.Null()),
			nobody("assignment_limit", knownvalue.Null()),
		},
	})
}

func TestDataSource_refused(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	server.AddTeam(map[string]any{"id": "7", "name": "Same"})
	server.AddTeam(map[string]any{"id": "8", "name": "Same"})
	p := acctest.Connect(t, server)
	_, diags := p.ReadDataSource("intercom_team", acctest.Values{"name": "same"})
	p.ExpectError(diags, "name", "No Such Team", `no team with the name "same"`)
	_, diags = p.ReadDataSource("intercom_team", acctest.Values{"id": "4711"})
	p.ExpectError(diags, "id", "No Such Team")
	_, diags = p.ReadDataSource("intercom_team", acctest.Values{"name": "Same"})
	p.ExpectError(diags, "name", "Several Teams", "id 7", "id 8", "Use the id")
	for _, config := range []acctest.Values{{}, {"id": "7", "name": "Same"}, {"name": ""}} {
		if _, diags := p.ReadDataSource("intercom_team", config); len(diags) == 0 || !diags[0].Error {
			t.Errorf("%v is accepted", config)
		}
	}
}
