data "intercom_reporting_datasets" "all" {}

# The columns that the nightly export asks for.
output "conversation_columns" {
  value = one([
    for d in data.intercom_reporting_datasets.all.reporting_datasets : d.attributes[*].qualified_id if d.id == "conversation"
  ])
}
