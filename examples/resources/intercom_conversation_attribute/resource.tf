# What the conversation is about.
resource "intercom_conversation_attribute" "issue_type" {
  name        = "Type of issue"
  description = "What the conversation is about"
  data_type   = "list"
  required    = true

  options = [
    "Billing",
    "Bug",
    "How-to question",
    "Feature request",
    "Other",
  ]
}

resource "intercom_conversation_attribute" "urgency" {
  name        = "Urgency"
  description = "How soon the customer needs an answer"
  data_type   = "list"
  options     = ["Low", "Normal", "High"]
}

# Only the billing team sees the amount.
data "intercom_team" "billing" {
  name = "Billing"
}

resource "intercom_conversation_attribute" "refund" {
  name                = "Refunded amount"
  description         = "In the customer's currency"
  data_type           = "decimal"
  visible_to_team_ids = [data.intercom_team.billing.id]
}

resource "intercom_conversation_attribute" "root_cause" {
  name      = "Root cause"
  data_type = "string"
  multiline = true
}

# The orders that the conversation is about, which are custom objects.
resource "intercom_conversation_attribute" "orders" {
  name      = "Affected orders"
  data_type = "relationship"

  reference = {
    type           = "many"
    object_type_id = "Order"
  }
}
