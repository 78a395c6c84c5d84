# Teammates are looked up by email address, which is the same in every workspace.
data "intercom_admin" "bruno" {
  email = "bruno@example.com"
}

data "intercom_admin" "chiara" {
  email = "chiara@example.com"
}

data "intercom_team" "support" {
  name = "Support"
}

# Whoever else is in the team leaves it: the plan names them.
resource "intercom_team_members" "support" {
  team_id   = data.intercom_team.support.id
  admin_ids = [data.intercom_admin.bruno.id, data.intercom_admin.chiara.id]

  # Bruno leads the team, and takes conversations when nobody else can.
  secondary_admin_ids = [data.intercom_admin.bruno.id]
}
