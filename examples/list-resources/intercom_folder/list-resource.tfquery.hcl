# Every folder. Terraform stops at 100 objects unless limit says otherwise.
list "intercom_folder" "all" {
  provider = intercom
  limit    = 1000
}

# What is directly in one folder.
list "intercom_folder" "docs" {
  provider = intercom

  config {
    parent_folder_id = "6"
  }
}
