data "intercom_help_center_collection" "billing" {
  name = "Billing & payments"
}

# Titles are not unique. The collection says which article is meant.
data "intercom_article" "refunds" {
  title         = "Refunds & credits"
  collection_id = data.intercom_help_center_collection.billing.id
}

output "refunds" {
  value = data.intercom_article.refunds.url
}
