import {
  to = intercom_identity_verification_secret.web

  identity = {
    id = "102"
  }
}
