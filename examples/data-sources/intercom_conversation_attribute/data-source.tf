data "intercom_conversation_attribute" "urgency" {
  name = "Urgency"
}

# For a program that sets the attribute through the API: the id of each option.
output "urgency_option_ids" {
  value = data.intercom_conversation_attribute.urgency.option_ids
}
