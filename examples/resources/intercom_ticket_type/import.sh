# By id
terraform import intercom_ticket_type.bug 71

# By name
terraform import intercom_ticket_type.bug "Bug report"
