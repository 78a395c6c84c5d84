data "intercom_news_items" "live" {
  state = "live"
}

# The live items that no newsfeed shows.
output "unseen" {
  value = [for n in data.intercom_news_items.live.news_items : n.title if length(n.newsfeed_assignments) == 0]
}
