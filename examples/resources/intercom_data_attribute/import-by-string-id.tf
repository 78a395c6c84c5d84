import {
  to = intercom_data_attribute.plan_tier
  id = "contact/plan_tier" # or the id of the attribute, "12878"
}
