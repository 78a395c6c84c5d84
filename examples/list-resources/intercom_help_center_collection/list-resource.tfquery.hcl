# Every collection of every help center. Terraform stops at 100 objects unless limit says otherwise.
list "intercom_help_center_collection" "all" {
  provider = intercom
  limit    = 1000
}

# What the help center for developers has.
list "intercom_help_center_collection" "developers" {
  provider = intercom

  config {
    help_center_id = "80"
  }
}
