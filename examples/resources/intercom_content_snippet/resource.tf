# What Fin and Copilot answer when somebody asks for money back.
resource "intercom_content_snippet" "refunds" {
  title         = "Refunds"
  body_markdown = <<-EOT
    We refund orders **within 14 days**, from the page of the order.

    - Money arrives in 3 to 5 working days.
    - Gift cards are not refunded.
  EOT

  ai_chatbot_availability = true
  ai_copilot_availability = true
}

resource "intercom_audience" "enterprise" {
  name = "Customers with an enterprise plan"

  predicates = [
    { attribute = "custom_attributes.plan", type = "string", comparison = "eq", value = "enterprise" },
  ]
}

# Fin uses this one for some customers only, and in French.
resource "intercom_content_snippet" "sso" {
  title                   = "Authentification unique"
  locale                  = "fr"
  body_markdown           = "Ouvrez **Paramètres > Sécurité** et choisissez *SAML*."
  audience_ids            = [intercom_audience.enterprise.id]
  ai_chatbot_availability = true
}

resource "intercom_content_snippet" "password" {
  title         = "Reset a password"
  body_markdown = <<-EOT
    Open **Settings > Security** and choose *Reset password*.

    The link in the email works for an hour.
  EOT

  ai_chatbot_availability = true
  ai_copilot_availability = true
}
