import {
  to = intercom_data_attribute.plan_tier
  id = "12878"
}

import {
  to = intercom_data_attribute.signup_source
  id = "12879"
}

import {
  to = intercom_data_attribute.trial_ends_on
  id = "12880"
}

import {
  to = intercom_data_attribute.is_beta_tester
  id = "12881"
}

import {
  to = intercom_data_attribute.open_invoices
  id = "12882"
}

import {
  to = intercom_data_attribute.preferred_language
  id = "12883"
}

import {
  to = intercom_data_attribute.last_survey_score
  id = "12884"
}

import {
  to = intercom_data_attribute.account_owner
  id = "12885"
}

import {
  to = intercom_data_attribute.contract_value
  id = "12886"
}

import {
  to = intercom_data_attribute.renewal_date
  id = "12887"
}

import {
  to = intercom_data_attribute.seats
  id = "12888"
}

import {
  to = intercom_data_attribute.support_level
  id = "12889"
}
