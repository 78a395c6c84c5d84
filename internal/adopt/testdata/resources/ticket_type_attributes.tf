import {
  to = intercom_ticket_type_attribute.bug_report_severity
  id = "71/183"
}

resource "intercom_ticket_type_attribute" "bug_report_severity" {
  ticket_type_id = intercom_ticket_type.bug_report.id
  name           = "Severity"
  description    = "How bad it is"
  data_type      = "list"
  list_items     = ["Low", "Medium", "High"]
}

import {
  to = intercom_ticket_type_attribute.bug_report_steps_to_reproduce
  id = "71/184"
}

resource "intercom_ticket_type_attribute" "bug_report_steps_to_reproduce" {
  ticket_type_id = intercom_ticket_type.bug_report.id
  name           = "Steps to reproduce"
  description    = "What to do to see it"
  data_type      = "string"
  multiline      = true
}

import {
  to = intercom_ticket_type_attribute.bug_report_screenshots
  id = "71/185"
}

resource "intercom_ticket_type_attribute" "bug_report_screenshots" {
  ticket_type_id        = intercom_ticket_type.bug_report.id
  name                  = "Screenshots"
  data_type             = "files"
  allow_multiple_values = true
}

import {
  to = intercom_ticket_type_attribute.refund_amount
  id = "72/188"
}

resource "intercom_ticket_type_attribute" "refund_amount" {
  ticket_type_id     = intercom_ticket_type.refund.id
  name               = "Amount"
  data_type          = "decimal"
  required_to_create = true
}

import {
  to = intercom_ticket_type_attribute.refund_reason
  id = "72/189"
}

resource "intercom_ticket_type_attribute" "refund_reason" {
  ticket_type_id = intercom_ticket_type.refund.id
  name           = "Reason"
  description    = "Why"
  data_type      = "list"
  list_items     = ["Duplicate charge", "Cancelled", "Goodwill"]
}

import {
  to = intercom_ticket_type_attribute.outage_started_at
  id = "73/192"
}

resource "intercom_ticket_type_attribute" "outage_started_at" {
  ticket_type_id = intercom_ticket_type.outage.id
  name           = "Started at"
  data_type      = "datetime"
}
