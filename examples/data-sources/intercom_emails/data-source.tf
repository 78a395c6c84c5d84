data "intercom_emails" "all" {}

output "not_verified" {
  value = [for e in data.intercom_emails.all.emails : e.email if !e.verified]
}
