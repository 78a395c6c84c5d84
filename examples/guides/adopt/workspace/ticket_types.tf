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
