# Every article, with its text. Terraform stops at 100 objects unless limit says otherwise.
list "intercom_article" "all" {
  provider         = intercom
  limit            = 10000
  include_resource = true
}

# What visitors can read in one collection.
list "intercom_article" "billing" {
  provider = intercom

  config {
    collection_id = "163"
    state         = "published"
  }
}
