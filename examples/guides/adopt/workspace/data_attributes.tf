import {
  to = intercom_data_attribute.plan_tier
  id = "12878"
}

resource "intercom_data_attribute" "plan_tier" {
  model     = "contact"
  name      = "plan_tier"
  data_type = "string"
  options   = ["free", "pro", "enterprise"]
}

import {
  to = intercom_data_attribute.seats
  id = "12879"
}

resource "intercom_data_attribute" "seats" {
  model     = "company"
  name      = "seats"
  data_type = "integer"
}
