# To rotate, change the name. The new secret is created, and reaches everything that
# refers to it, before the old one is deleted. Where servers pick up a new secret
# later than that, keep both resources until they have: several secrets are valid at
# the same time.
resource "intercom_identity_verification_secret" "web" {
  name         = "Production web, 2026 Q4"
  supports_web = true

  lifecycle {
    create_before_destroy = true
  }
}

resource "intercom_identity_verification_secret" "mobile" {
  name             = "Production apps, 2026"
  supports_ios     = true
  supports_android = true

  lifecycle {
    create_before_destroy = true
  }
}

# The value is for the server that signs, such as by way of its secret store.
output "messenger_secret" {
  value     = intercom_identity_verification_secret.web.secret
  sensitive = true
}
