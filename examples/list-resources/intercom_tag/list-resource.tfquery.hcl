# Every tag. Terraform stops at 100 objects unless limit says otherwise.
list "intercom_tag" "all" {
  provider = intercom
  limit    = 1000
}

# The tags about bugs and billing, whatever the case of their letters.
list "intercom_tag" "topics" {
  provider = intercom

  config {
    name_regex = "(?i)bug|billing"
  }
}
