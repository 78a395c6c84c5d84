# Every ticket type. Terraform stops at 100 objects unless limit says otherwise.
list "intercom_ticket_type" "all" {
  provider = intercom
  limit    = 1000
}

# What customers can choose from when they open a ticket.
list "intercom_ticket_type" "customer" {
  provider = intercom

  config {
    category = "Customer"
  }
}
