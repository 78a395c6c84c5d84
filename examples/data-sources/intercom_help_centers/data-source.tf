data "intercom_help_centers" "all" {}

# The languages that articles have to be translated into.
output "languages" {
  value = { for h in data.intercom_help_centers.all.help_centers : h.display_name => h.locales }
}

output "default_help_center_id" {
  value = one([for h in data.intercom_help_centers.all.help_centers : h.id if h.default])
}
