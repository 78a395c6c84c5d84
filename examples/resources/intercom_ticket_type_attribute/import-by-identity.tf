import {
  to = intercom_ticket_type.bug

  identity = {
    id = "71"
  }
}

import {
  to = intercom_ticket_type_attribute.severity

  identity = {
    ticket_type_id = "71"
    id             = "183"
    workspace_id   = "abc123xy" # optional: fails in any other workspace
  }
}
