data "intercom_help_center" "help" {
  identifier = "help"
}

resource "intercom_help_center_collection" "billing" {
  name        = "Billing & payments"
  description = "Invoices, cards and refunds"

  translations = {
    fr = { name = "Facturation & paiements", description = "Factures, cartes et remboursements" }
    de = { name = "Rechnungen" }
  }
}

# The application links to a page that has become a collection.
resource "intercom_help_center_redirect" "payments" {
  help_center_id = data.intercom_help_center.help.id
  from_url       = "https://intercom.help/help/en/payments?from=app"
  locale         = "en"
  target_type    = "collection"
  target_id      = intercom_help_center_collection.billing.id
}

# A page of an earlier help center
resource "intercom_help_center_redirect" "invoices" {
  help_center_id = data.intercom_help_center.help.id
  from_url       = "${data.intercom_help_center.help.url}/faq/invoices"
  locale         = "en"
  target_type    = "collection"
  target_id      = intercom_help_center_collection.billing.id
}
