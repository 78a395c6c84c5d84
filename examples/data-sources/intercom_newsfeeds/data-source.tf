data "intercom_newsfeeds" "all" {}

output "newsfeed_ids" {
  value = { for f in data.intercom_newsfeeds.all.newsfeeds : f.name => f.id }
}
