data "intercom_content_import_source" "docs" {
  url = "https://docs.example.com"
}

data "intercom_external_pages" "docs" {
  source_id = data.intercom_content_import_source.docs.id
}

# Pages that Fin answers no customer with.
output "unused" {
  value = [for p in data.intercom_external_pages.docs.external_pages : p.title if !p.ai_agent_availability]
}
