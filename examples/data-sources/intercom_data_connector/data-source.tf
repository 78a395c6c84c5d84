data "intercom_data_connector" "order_status" {
  name = "Get order status"
}

# The paths that a workflow can use in its conditions.
output "response_paths" {
  value = data.intercom_data_connector.order_status.response_fields[*].path
}
