import {
  to = intercom_team_members.support
  id = "Support" # or the id of the team, "991267902"
}
