import {
  to = intercom_tag.vip
  id = "115"
}

import {
  to = intercom_tag.feature_request
  id = "116"
}

import {
  to = intercom_tag.bug
  id = "117"
}

import {
  to = intercom_tag.churn_risk
  id = "118"
}

import {
  to = intercom_tag.billing_question
  id = "119"
}

import {
  to = intercom_tag.onboarding
  id = "120"
}
