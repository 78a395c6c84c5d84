# Every audience. Terraform stops at 100 objects unless limit says otherwise.
list "intercom_audience" "all" {
  provider = intercom
  limit    = 1000
}

# The audiences of a plan.
list "intercom_audience" "plans" {
  provider = intercom

  config {
    name_regex = "(?i)plan"
  }
}
