data "intercom_internal_articles" "all" {}

# The internal articles that Copilot does not use yet.
output "unused" {
  value = [for a in data.intercom_internal_articles.all.internal_articles : a.title if !a.ai_copilot_availability]
}
