data "intercom_subscription_type" "newsletter" {
  name = "Newsletter"
}

# For the sign-up form, which records the consent of a contact by this id.
output "newsletter_id" {
  value = data.intercom_subscription_type.newsletter.id

  precondition {
    condition     = data.intercom_subscription_type.newsletter.consent_type == "opt_in"
    error_message = "Nobody may get the newsletter without asking for it."
  }
}
