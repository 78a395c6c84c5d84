data "intercom_ticket_types" "customer" {
  category = "Customer"
}

# What customers must fill in, by ticket type.
output "required_of_customers" {
  value = {
    for t in data.intercom_ticket_types.customer.ticket_types :
    "${t.name} (${t.id})" => [for a in t.attributes : a.name if a.required_to_create_for_contacts]
  }
}
