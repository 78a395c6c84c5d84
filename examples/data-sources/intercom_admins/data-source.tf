data "intercom_admins" "all" {}

# Who can answer conversations, for a review of the seats that are paid for.
output "inbox_seats" {
  value = [for a in data.intercom_admins.all.admins : a.email if a.has_inbox_seat]
}
