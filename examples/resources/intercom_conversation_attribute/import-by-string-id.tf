import {
  to = intercom_conversation_attribute.urgency
  id = "Urgency" # or the id of the attribute, "9"
}
