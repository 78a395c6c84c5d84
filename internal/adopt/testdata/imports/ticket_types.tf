import {
  to = intercom_ticket_type.bug_report
  id = "71"
}

import {
  to = intercom_ticket_type.refund
  id = "72"
}

import {
  to = intercom_ticket_type.outage
  id = "73"
}
