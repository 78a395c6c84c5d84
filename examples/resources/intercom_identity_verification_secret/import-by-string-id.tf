import {
  to = intercom_identity_verification_secret.web
  id = "Production web, 2026 Q4" # or the id of the secret, "102"
}
