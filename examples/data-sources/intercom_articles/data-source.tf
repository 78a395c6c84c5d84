data "intercom_articles" "published" {
  state = "published"
}

# The published articles that have no French translation yet.
output "not_in_french" {
  value = [
    for a in data.intercom_articles.published.articles :
    a.title if !contains(keys(coalesce(a.translations, {})), "fr")
  ]
}
