import {
  to = intercom_ticket_type.bug
  id = "Bug report" # or its id, "71"
}

import {
  to = intercom_ticket_type_attribute.severity
  id = "Bug report/Severity" # or both ids, "71/183"
}
