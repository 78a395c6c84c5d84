# By id
terraform import intercom_identity_verification_secret.web 102

# By name
terraform import intercom_identity_verification_secret.web "Production web, 2026 Q4"
