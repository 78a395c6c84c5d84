terraform {
  required_providers {
    intercom = {
      source = "intercom-community/intercom"
    }
  }
}

# The access token comes from the environment variable INTERCOM_ACCESS_TOKEN.
# For a workspace in Europe or Australia, set region = "eu" or "au" here.
provider "intercom" {
  # The provider refuses to use a token of another workspace. The id is in the
  # address of every page in Intercom, after /apps/.
  workspace_id = "abc12345"
}

# What you know about the people who write to you.
resource "intercom_data_attribute" "onboarding_stage" {
  model       = "contact"
  name        = "onboarding_stage"
  description = "How far the person has come since signing up"
  data_type   = "string"
  options     = ["invited", "active", "expert"]
}

# What a customer is asked when they report a problem.
resource "intercom_ticket_type" "delivery_problem" {
  name        = "Delivery problem"
  category    = "Customer"
  description = "A parcel is late, damaged or lost"
  icon        = "📦"
}

resource "intercom_ticket_type_attribute" "problem" {
  ticket_type_id = intercom_ticket_type.delivery_problem.id
  name           = "What is wrong"
  data_type      = "list"
  list_items     = ["Late", "Damaged", "Lost"]

  required_to_create_for_contacts = true
}

resource "intercom_tag" "press" {
  name = "Press"
}
