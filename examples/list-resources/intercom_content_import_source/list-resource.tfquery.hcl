# Every source whose pages come over the API. Terraform stops at 100 objects unless
# limit says otherwise.
list "intercom_content_import_source" "all" {
  provider = intercom
  limit    = 1000
}

# Those of one domain. The name of a source is its URL.
list "intercom_content_import_source" "docs" {
  provider = intercom

  config {
    name_regex = "^https://docs\\.example\\.com"
  }
}
