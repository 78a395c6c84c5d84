# The redirects of every help center. Terraform stops at 100 objects unless limit
# says otherwise.
list "intercom_help_center_redirect" "all" {
  provider = intercom
  limit    = 1000
}

# Those of one help center
list "intercom_help_center_redirect" "help" {
  provider = intercom

  config {
    help_center_id = "79"
  }
}

# Those from French pages
list "intercom_help_center_redirect" "french" {
  provider = intercom

  config {
    name_regex = "/fr/"
  }
}
