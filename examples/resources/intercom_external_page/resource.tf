resource "intercom_content_import_source" "handbook" {
  url = "https://internal.example.com/handbook"
}

# One page. Fin AI Copilot helps teammates with it, and Fin AI Agent does not show it to
# customers.
resource "intercom_external_page" "escalation" {
  source_id   = intercom_content_import_source.handbook.id
  external_id = "escalation"
  title       = "When to escalate a conversation"
  html        = "<p>Escalate to the on-call engineer when a customer cannot sign in.</p>"

  ai_agent_availability = false
}

# A page that customers may read. From a file: html = file("${path.module}/shipping.html").
resource "intercom_external_page" "shipping" {
  source_id   = intercom_content_import_source.handbook.id
  external_id = "shipping/eu"
  title       = "Shipping in Europe"
  url         = "https://www.example.com/shipping/eu"
  html        = "<p>Orders ship from Dublin, Monday to Friday.</p>"
}

resource "intercom_content_import_source" "docs" {
  url = "https://docs.example.com"
}

resource "intercom_external_page" "getting_started" {
  source_id   = intercom_content_import_source.docs.id
  external_id = "getting-started"
  title       = "Getting started"
  html        = "<h1>Getting started</h1><p>Install the app.</p>"
}
