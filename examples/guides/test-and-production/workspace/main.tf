terraform {
  required_providers {
    intercom = {
      source = "intercom-community/intercom"
    }
  }
}

variable "carriers" {
  type        = list(string)
  description = "Who delivers our parcels. The test workspace has one that does not exist."
}

resource "intercom_data_attribute" "onboarding_stage" {
  model       = "contact"
  name        = "onboarding_stage"
  description = "How far the person has come since signing up"
  data_type   = "string"
  options     = ["invited", "active", "expert"]
}

resource "intercom_ticket_type" "delivery_problem" {
  name        = "Delivery problem"
  category    = "Customer"
  description = "A parcel is late, damaged or lost"
  icon        = "📦"
}

resource "intercom_ticket_type_attribute" "carrier" {
  ticket_type_id = intercom_ticket_type.delivery_problem.id # each workspace has its own
  name           = "Carrier"
  data_type      = "list"
  list_items     = var.carriers
}

resource "intercom_tag" "press" {
  name = "Press"
}

# Segments are made by hand, under one name in both workspaces.
data "intercom_segment" "trials" {
  name = "Trial ends soon"
}

# For programs that call Intercom's API: they need the ids of their workspace.
output "ids" {
  value = {
    delivery_problem = intercom_ticket_type.delivery_problem.id
    carrier          = intercom_ticket_type_attribute.carrier.id
    trials           = data.intercom_segment.trials.id
  }
}
