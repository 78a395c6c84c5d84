data "intercom_data_connectors" "all" {}

# Those that nobody has published.
output "drafts" {
  value = [for c in data.intercom_data_connectors.all.data_connectors : c.name if c.state == "draft"]
}
