import {
  to = intercom_ticket_type.bug

  identity = {
    id = "71"
  }
}
