import {
  to = intercom_ticket_type_attribute.bug_report_steps_to_reproduce
  id = "71/183"
}

resource "intercom_ticket_type_attribute" "bug_report_steps_to_reproduce" {
  ticket_type_id = intercom_ticket_type.bug_report.id
  name           = "Steps to reproduce"
  data_type      = "string"
  multiline      = true
}

import {
  to = intercom_ticket_type_attribute.bug_report_severity
  id = "71/184"
}

resource "intercom_ticket_type_attribute" "bug_report_severity" {
  ticket_type_id     = intercom_ticket_type.bug_report.id
  name               = "Severity"
  data_type          = "list"
  list_items         = ["Low", "High"]
  required_to_create = true
}
