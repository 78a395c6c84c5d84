data "intercom_macros" "all" {}

# Macros that still mention a product that is no longer sold.
output "outdated" {
  value = [for m in data.intercom_macros.all.macros : m.name if strcontains(coalesce(m.body_text, " "), "Parcel Classic")]
}
