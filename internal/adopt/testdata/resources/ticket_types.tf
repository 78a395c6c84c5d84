import {
  to = intercom_ticket_type.bug_report
  id = "71"
}

resource "intercom_ticket_type" "bug_report" {
  name        = "Bug report"
  category    = "Customer"
  description = "Something does not work"
  icon        = "🐞"
}

import {
  to = intercom_ticket_type.refund
  id = "72"
}

resource "intercom_ticket_type" "refund" {
  name        = "Refund"
  category    = "Back-office"
  description = "Money back"
  icon        = "💸"
  is_internal = true
}

import {
  to = intercom_ticket_type.outage
  id = "73"
}

resource "intercom_ticket_type" "outage" {
  name        = "Outage"
  category    = "Tracker"
  description = "One problem, many reports"
  icon        = "🚨"
}
