# Customers open these, and see how they go on.
resource "intercom_ticket_type" "bug" {
  name        = "Bug report"
  category    = "Customer"
  description = "Something does not work"
  icon        = "🐞"
}

# Teammates pass these to the people in billing; customers do not see them
# unless somebody shares one.
resource "intercom_ticket_type" "invoice_correction" {
  name        = "Invoice correction"
  category    = "Back-office"
  description = "An invoice has to be written again"
  icon        = "🧾"
}

# One of these follows a problem that many customers report.
resource "intercom_ticket_type" "incident" {
  name        = "Incident"
  category    = "Tracker"
  description = "Something is down for more than one customer"
  icon        = "🔥"
}
