import {
  to = intercom_data_attribute.plan_tier
  id = "12878"
}

resource "intercom_data_attribute" "plan_tier" {
  model       = "contact"
  name        = "plan_tier"
  description = "The plan that the person's company pays for"
  data_type   = "string"
  options     = ["free", "pro", "enterprise"]
}

import {
  to = intercom_data_attribute.signup_source
  id = "12879"
}

resource "intercom_data_attribute" "signup_source" {
  model       = "contact"
  name        = "signup_source"
  description = "Where the person heard of us"
  data_type   = "string"
  options     = ["search", "friend", "event", "other"]
}

import {
  to = intercom_data_attribute.trial_ends_on
  id = "12880"
}

resource "intercom_data_attribute" "trial_ends_on" {
  model       = "contact"
  name        = "trial_ends_on"
  description = "Last day of the trial"
  data_type   = "date"
}

import {
  to = intercom_data_attribute.is_beta_tester
  id = "12881"
}

resource "intercom_data_attribute" "is_beta_tester" {
  model       = "contact"
  name        = "is_beta_tester"
  description = "Sees features before others"
  data_type   = "boolean"
}

import {
  to = intercom_data_attribute.open_invoices
  id = "12882"
}

resource "intercom_data_attribute" "open_invoices" {
  model       = "contact"
  name        = "open_invoices"
  description = "Invoices that are not paid yet"
  data_type   = "integer"
}

import {
  to = intercom_data_attribute.preferred_language
  id = "12883"
}

resource "intercom_data_attribute" "preferred_language" {
  model       = "contact"
  name        = "Preferred language"
  description = "Language for replies"
  data_type   = "string"
}

import {
  to = intercom_data_attribute.last_survey_score
  id = "12884"
}

resource "intercom_data_attribute" "last_survey_score" {
  model     = "contact"
  name      = "last_survey_score"
  data_type = "float"
}

import {
  to = intercom_data_attribute.account_owner
  id = "12885"
}

resource "intercom_data_attribute" "account_owner" {
  model       = "company"
  name        = "account_owner"
  description = "Name of the account manager"
  data_type   = "string"
}

import {
  to = intercom_data_attribute.contract_value
  id = "12886"
}

resource "intercom_data_attribute" "contract_value" {
  model       = "company"
  name        = "contract_value"
  description = "Yearly value of the contract"
  data_type   = "float"
}

import {
  to = intercom_data_attribute.renewal_date
  id = "12887"
}

resource "intercom_data_attribute" "renewal_date" {
  model       = "company"
  name        = "renewal_date"
  description = "Day on which the contract renews"
  data_type   = "date"
}

import {
  to = intercom_data_attribute.seats
  id = "12888"
}

resource "intercom_data_attribute" "seats" {
  model       = "company"
  name        = "seats"
  description = "Seats in the contract"
  data_type   = "integer"
}

import {
  to = intercom_data_attribute.support_level
  id = "12889"
}

resource "intercom_data_attribute" "support_level" {
  model       = "company"
  name        = "support_level"
  description = "What was promised"
  data_type   = "string"
  options     = ["basic", "priority", "dedicated"]
}
