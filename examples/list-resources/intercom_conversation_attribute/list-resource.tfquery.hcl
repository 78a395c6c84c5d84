# Every conversation attribute in use. Terraform stops at 100 objects unless limit says otherwise.
list "intercom_conversation_attribute" "all" {
  provider = intercom
  limit    = 1000
}

# The lists.
list "intercom_conversation_attribute" "lists" {
  provider = intercom

  config {
    data_type = "list"
  }
}
