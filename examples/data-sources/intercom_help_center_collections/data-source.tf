data "intercom_help_center_collections" "all" {}

# The collections that have no French translation yet.
output "not_in_french" {
  value = [
    for c in data.intercom_help_center_collections.all.help_center_collections :
    c.name if !contains(keys(coalesce(c.translations, {})), "fr")
  ]
}
