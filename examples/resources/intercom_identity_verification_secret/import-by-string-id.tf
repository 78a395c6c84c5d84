import {
  to = intercom_identity_verification_secret.web
  id = "Production web" # or the id of the secret, "102"
}
