# The sender of the onboarding messages that another system sends through
# Intercom's API.
data "intercom_email" "support" {
  email = "support@example.com"
}

# A warning in each plan while Intercom would not send from the address.
check "support_address" {
  assert {
    condition     = data.intercom_email.support.verified
    error_message = "support@example.com is not verified in Intercom."
  }
}
