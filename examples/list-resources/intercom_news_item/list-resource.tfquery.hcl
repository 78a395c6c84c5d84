# Every news item. Terraform stops at 100 objects unless limit says otherwise.
list "intercom_news_item" "all" {
  provider = intercom
  limit    = 1000
}

# The drafts about dark mode.
list "intercom_news_item" "drafts" {
  provider = intercom

  config {
    name_regex = "(?i)dark mode"
    state      = "draft"
  }
}
