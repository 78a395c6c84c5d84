data "intercom_content_import_sources" "api" {
  sync_behavior = "api"
}

# Ids by URL, for external pages.
output "ids" {
  value = { for s in data.intercom_content_import_sources.api.content_import_sources : s.url => s.id }
}
