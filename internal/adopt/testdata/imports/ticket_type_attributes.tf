import {
  to = intercom_ticket_type_attribute.bug_report_severity
  id = "71/183"
}

import {
  to = intercom_ticket_type_attribute.bug_report_steps_to_reproduce
  id = "71/184"
}

import {
  to = intercom_ticket_type_attribute.bug_report_screenshots
  id = "71/185"
}

import {
  to = intercom_ticket_type_attribute.refund_amount
  id = "72/188"
}

import {
  to = intercom_ticket_type_attribute.refund_reason
  id = "72/189"
}

import {
  to = intercom_ticket_type_attribute.outage_started_at
  id = "73/192"
}
