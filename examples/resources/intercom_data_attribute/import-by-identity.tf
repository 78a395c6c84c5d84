import {
  to = intercom_data_attribute.plan_tier

  identity = {
    id = "12878"
  }
}
