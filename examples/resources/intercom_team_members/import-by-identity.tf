import {
  to = intercom_team_members.support

  identity = {
    id = "991267902"
  }
}
