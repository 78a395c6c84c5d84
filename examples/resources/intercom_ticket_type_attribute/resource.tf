resource "intercom_ticket_type" "bug" {
  name        = "Bug report"
  category    = "Customer"
  description = "Something does not work"
  icon        = "🐞"
}

resource "intercom_ticket_type_attribute" "severity" {
  ticket_type_id = intercom_ticket_type.bug.id
  name           = "Severity"
  description    = "How bad it is"
  data_type      = "list"
  list_items     = ["Low", "Medium", "High"]
}

# Only for teammates. It is shown below the severity, since it is created
# after it.
resource "intercom_ticket_type_attribute" "affected_version" {
  ticket_type_id      = intercom_ticket_type.bug.id
  name                = "Affected version"
  description         = "The version in the footer of the page"
  data_type           = "string"
  visible_to_contacts = false

  depends_on = [intercom_ticket_type_attribute.severity]
}

# Customers must say what they expected before they can send the report.
resource "intercom_ticket_type_attribute" "expected" {
  ticket_type_id                  = intercom_ticket_type.bug.id
  name                            = "What did you expect?"
  data_type                       = "string"
  multiline                       = true
  required_to_create_for_contacts = true

  depends_on = [intercom_ticket_type_attribute.affected_version]
}

resource "intercom_ticket_type_attribute" "logs" {
  ticket_type_id        = intercom_ticket_type.bug.id
  name                  = "Log files"
  data_type             = "files"
  allow_multiple_values = true

  depends_on = [intercom_ticket_type_attribute.expected]
}
