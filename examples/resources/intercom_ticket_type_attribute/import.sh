# The ticket type first
terraform import intercom_ticket_type.bug 71

# By the ids of the ticket type and of the attribute
terraform import intercom_ticket_type_attribute.severity 71/183

# By their names
terraform import intercom_ticket_type_attribute.severity "Bug report/Severity"
