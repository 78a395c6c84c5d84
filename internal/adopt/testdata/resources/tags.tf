import {
  to = intercom_tag.vip
  id = "115"
}

resource "intercom_tag" "vip" {
  name = "VIP"
}

import {
  to = intercom_tag.feature_request
  id = "116"
}

resource "intercom_tag" "feature_request" {
  name = "Feature request"
}

import {
  to = intercom_tag.bug
  id = "117"
}

resource "intercom_tag" "bug" {
  name = "Bug"
}

import {
  to = intercom_tag.churn_risk
  id = "118"
}

resource "intercom_tag" "churn_risk" {
  name = "Churn risk"
}

import {
  to = intercom_tag.billing_question
  id = "119"
}

resource "intercom_tag" "billing_question" {
  name = "Billing question"
}

import {
  to = intercom_tag.onboarding
  id = "120"
}

resource "intercom_tag" "onboarding" {
  name = "Onboarding"
}
