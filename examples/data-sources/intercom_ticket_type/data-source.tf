# A ticket type that is made elsewhere gets one more field here.
data "intercom_ticket_type" "bug" {
  name = "Bug report"
}

resource "intercom_ticket_type_attribute" "order_number" {
  ticket_type_id = data.intercom_ticket_type.bug.id
  name           = "Order number"
  data_type      = "string"
}

# For a program that opens tickets: the API wants the ids of list items.
output "severities" {
  value = merge([
    for a in data.intercom_ticket_type.bug.attributes :
    { for option in a.list_options : option.label => option.id } if a.name == "Severity"
  ]...)
}
