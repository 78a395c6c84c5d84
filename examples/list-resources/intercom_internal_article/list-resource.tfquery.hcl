# Every internal article. Terraform stops at 100 objects unless limit says otherwise.
list "intercom_internal_article" "all" {
  provider = intercom
  limit    = 1000
}

# The internal articles about refunds.
list "intercom_internal_article" "refunds" {
  provider = intercom

  config {
    name_regex = "(?i)refund"
  }
}
