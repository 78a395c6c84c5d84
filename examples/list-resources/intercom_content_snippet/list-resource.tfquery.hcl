# Every content snippet. Terraform stops at 100 objects unless limit says otherwise.
list "intercom_content_snippet" "all" {
  provider = intercom
  limit    = 1000
}

# The French snippets about orders.
list "intercom_content_snippet" "orders" {
  provider = intercom

  config {
    name_regex = "(?i)commande"
    locale     = "fr"
  }
}
