data "intercom_content_snippets" "french" {
  locale = "fr"
}

# The snippets that Fin does not use yet.
output "unused" {
  value = [for s in data.intercom_content_snippets.french.content_snippets : s.title if !s.ai_chatbot_availability]
}
