# The secrets of production.
list "intercom_identity_verification_secret" "production" {
  provider = intercom

  config {
    name_regex = "(?i)production"
  }
}
