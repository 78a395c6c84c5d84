# The rota is kept in one place, by email address.
data "intercom_admin" "support" {
  for_each = toset(["bruno@example.com", "chiara@example.com"])
  email    = each.key
}

data "intercom_team" "support" {
  name = "Support"
}

# Whoever else is in the team leaves it: the plan names them.
resource "intercom_team_members" "support" {
  team_id   = data.intercom_team.support.id
  admin_ids = [for admin in data.intercom_admin.support : admin.id]

  # Bruno leads the team, and takes conversations when nobody else can.
  secondary_admin_ids = [data.intercom_admin.support["bruno@example.com"].id]
}
