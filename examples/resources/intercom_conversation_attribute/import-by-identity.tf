import {
  to = intercom_conversation_attribute.urgency

  identity = {
    id = "9"
  }
}
