data "intercom_subscription_types" "all" {}

# What a German preference page lists.
output "german_names" {
  value = [
    for s in data.intercom_subscription_types.all.subscription_types :
    try(s.translations["de"].name, s.name) if s.state == "live"
  ]
}
