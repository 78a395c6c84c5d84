# Every data connector. Terraform stops at 100 objects unless limit says otherwise.
list "intercom_data_connector" "all" {
  provider = intercom
  limit    = 1000
}

# The connectors about orders that are in use.
list "intercom_data_connector" "orders" {
  provider = intercom

  config {
    state      = "live"
    name_regex = "(?i)order"
  }
}
