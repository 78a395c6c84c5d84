data "intercom_team" "support" {
  name = "Support"
}

data "intercom_admins" "all" {}

# Who is in the team, and who of them cannot answer for want of a seat.
output "support" {
  value = {
    for a in data.intercom_admins.all.admins :
    a.email => a.has_inbox_seat if contains(data.intercom_team.support.admin_ids, a.id)
  }
}
