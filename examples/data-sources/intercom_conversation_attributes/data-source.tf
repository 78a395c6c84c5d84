data "intercom_conversation_attributes" "lists" {
  data_type = "list"
}

output "options" {
  value = { for a in data.intercom_conversation_attributes.lists.conversation_attributes : a.name => a.options }
}
