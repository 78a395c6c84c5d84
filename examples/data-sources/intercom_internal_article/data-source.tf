data "intercom_internal_article" "escalation" {
  title = "Escalate a refund"
}

output "text" {
  value = data.intercom_internal_article.escalation.body_markdown
}
