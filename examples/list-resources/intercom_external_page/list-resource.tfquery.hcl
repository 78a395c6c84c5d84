# Every external page. Terraform stops at 100 objects unless limit says otherwise.
list "intercom_external_page" "all" {
  provider = intercom
  limit    = 10000
}

# The pages of one source about prices.
list "intercom_external_page" "prices" {
  provider = intercom

  config {
    source_id  = "33"
    name_regex = "(?i)price"
  }
}
