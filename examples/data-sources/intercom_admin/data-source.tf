data "intercom_admin" "support_lead" {
  email = "bruno@example.com"
}

output "support_lead" {
  value = "${data.intercom_admin.support_lead.name} (${data.intercom_admin.support_lead.id})"
}
