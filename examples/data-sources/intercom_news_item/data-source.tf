data "intercom_news_item" "refunds" {
  title = "Refunds within a day"
}

output "labels" {
  value = data.intercom_news_item.refunds.labels
}
