data "intercom_brands" "all" {}

data "intercom_emails" "all" {}

# The address from which each brand sends email.
output "senders" {
  value = {
    for b in data.intercom_brands.all.brands : b.name => one([
      for e in data.intercom_emails.all.emails : e.email if e.id == b.default_address_settings_id
    ])
  }
}
