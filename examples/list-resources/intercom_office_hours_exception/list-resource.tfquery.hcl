# The exceptions of every schedule. Terraform stops at 100 objects unless limit
# says otherwise.
list "intercom_office_hours_exception" "all" {
  provider = intercom
  limit    = 1000
}

# Those of one schedule
list "intercom_office_hours_exception" "dublin" {
  provider = intercom

  config {
    schedule_id = "124"
  }
}

# Christmas on every schedule
list "intercom_office_hours_exception" "christmas" {
  provider = intercom

  config {
    name_regex = "^Christmas"
  }
}
