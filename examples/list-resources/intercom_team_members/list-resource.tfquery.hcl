# The members of every team that has any.
list "intercom_team_members" "all" {
  provider = intercom
}

# Those of the teams for support.
list "intercom_team_members" "support" {
  provider = intercom

  config {
    name_regex = "(?i)support|escalation"
  }
}
