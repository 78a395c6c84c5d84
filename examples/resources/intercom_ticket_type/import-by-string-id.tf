import {
  to = intercom_ticket_type.bug
  id = "Bug report" # or the id of the ticket type, "71"
}
