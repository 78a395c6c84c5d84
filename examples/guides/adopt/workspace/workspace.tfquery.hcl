# Terraform stops at 100 objects of a list unless limit says otherwise.

list "intercom_data_attribute" "all" {
  provider = intercom
  limit    = 1000
}

list "intercom_tag" "all" {
  provider = intercom
  limit    = 1000
}

list "intercom_ticket_type" "all" {
  provider = intercom
  limit    = 1000
}

list "intercom_ticket_type_attribute" "all" {
  provider = intercom
  limit    = 1000
}
