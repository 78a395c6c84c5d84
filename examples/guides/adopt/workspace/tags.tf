import {
  to = intercom_tag.vip
  id = "115"
}

resource "intercom_tag" "vip" {
  name = "VIP"
}

import {
  to = intercom_tag.churn_risk
  id = "116"
}

resource "intercom_tag" "churn_risk" {
  name = "Churn risk"
}
