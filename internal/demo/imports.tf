import {
  to = intercom_data_attribute.plan_tier
  id = "contact/plan_tier"
}

import {
  to = intercom_ticket_type.bug_report
  id = "Bug report"
}
