data "intercom_admin" "lead" {
  email = "ada@example.com"
}

# What teammates look up, and Copilot with them.
resource "intercom_internal_article" "escalation" {
  title     = "Who decides about refunds"
  author_id = data.intercom_admin.lead.id
  owner_id  = data.intercom_admin.lead.id

  body_markdown = <<-EOT
    # Up to 500 €

    The team lead decides.

    # More

    Ask in the channel for billing.
  EOT

  ai_copilot_availability = true
}

resource "intercom_audience" "enterprise" {
  name = "Customers with an enterprise plan"

  predicates = [
    { attribute = "custom_attributes.plan", type = "string", comparison = "eq", value = "enterprise" },
  ]
}

# Fin answers customers of one plan from this article.
resource "intercom_internal_article" "sso" {
  title                   = "Single sign-on"
  author_id               = data.intercom_admin.lead.id
  owner_id                = data.intercom_admin.lead.id
  body                    = "<p>Single sign-on is a part of the <b>enterprise</b> plan.</p>"
  audience_ids            = [intercom_audience.enterprise.id]
  ai_chatbot_availability = true
}

resource "intercom_internal_article" "on_call" {
  title         = "On call"
  author_id     = data.intercom_admin.lead.id
  owner_id      = data.intercom_admin.lead.id
  body_markdown = "Call the number in the wiki."
}
