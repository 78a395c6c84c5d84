# A list to choose from.
resource "intercom_data_attribute" "plan_tier" {
  model       = "contact"
  name        = "plan_tier"
  description = "The plan that the person's company pays for"
  data_type   = "string"
  options     = ["free", "pro", "enterprise"]
}

# A date on companies, so that a workflow can write to the account manager in
# time.
resource "intercom_data_attribute" "contract_ends_on" {
  model       = "company"
  name        = "contract_ends_on"
  description = "Last day of the contract"
  data_type   = "date"
}

# Set by the Messenger, in the visitor's browser: good for what visitors may
# say about themselves, and for nothing that decides what they get.
resource "intercom_data_attribute" "referred_by" {
  model              = "contact"
  name               = "referred_by"
  description        = "Who told them about us, in their own words"
  data_type          = "string"
  messenger_writable = true
}
