data "intercom_teams" "all" {}

# A warning in each plan when a team has lost its last member.
check "teams_have_members" {
  assert {
    condition     = alltrue([for t in data.intercom_teams.all.teams : length(t.admin_ids) > 0])
    error_message = "Nobody is there to answer what is assigned to a team without members."
  }
}
