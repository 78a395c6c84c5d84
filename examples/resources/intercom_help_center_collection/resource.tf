# The first level: what visitors see on the front page of the help center.
resource "intercom_help_center_collection" "billing" {
  name        = "Billing & payments"
  description = "Invoices, cards and refunds"

  translations = {
    fr = { name = "Facturation & paiements", description = "Factures, cartes et remboursements" }
    de = { name = "Rechnungen" }
  }
}

resource "intercom_help_center_collection" "administration" {
  name        = "Administration"
  description = "For the people who run your account"
}

# Below it, a collection for each area that administrators ask about.
resource "intercom_help_center_collection" "security" {
  parent_id   = intercom_help_center_collection.administration.id
  name        = "Security"
  description = "Single sign-on and audit logs"
}

resource "intercom_help_center_collection" "people" {
  parent_id   = intercom_help_center_collection.administration.id
  name        = "People"
  description = "Inviting and removing members"
}

# The third level is the last.
resource "intercom_help_center_collection" "single_sign_on" {
  parent_id = intercom_help_center_collection.security.id
  name      = "Single sign-on"
}
