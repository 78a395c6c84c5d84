# Every schedule. Terraform stops at 100 objects unless limit says otherwise.
list "intercom_office_hours_schedule" "all" {
  provider = intercom
  limit    = 1000
}

# Those of the support teams
list "intercom_office_hours_schedule" "support" {
  provider = intercom

  config {
    name_regex = "^Support "
  }
}
