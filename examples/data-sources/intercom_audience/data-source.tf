data "intercom_audience" "enterprise" {
  name = "Enterprise accounts"
}

# How an audience that was made in Intercom is written in a configuration.
output "predicates" {
  value = data.intercom_audience.enterprise.predicates
}
