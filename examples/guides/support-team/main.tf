terraform {
  required_providers {
    intercom = {
      source = "intercom-community/intercom"
    }
  }
}

provider "intercom" {
  workspace_id = "abc123xy"
}

# When somebody answers

resource "intercom_office_hours_schedule" "support" {
  name      = "Customer support"
  time_zone = "Europe/Dublin"

  hours = {
    monday    = ["08:00-18:00"]
    tuesday   = ["08:00-18:00"]
    wednesday = ["08:00-18:00"]
    thursday  = ["08:00-18:00"]
    friday    = ["08:00-16:00"]
    saturday  = ["10:00-14:00"]
  }
}

locals {
  # The public holidays of Ireland in 2027. Next year, replace the dates.
  public_holidays = {
    "2027-01-01" = "New Year's Day"
    "2027-02-01" = "Saint Brigid's Day"
    "2027-03-17" = "Saint Patrick's Day"
    "2027-03-29" = "Easter Monday"
    "2027-05-03" = "May Day"
    "2027-06-07" = "June Holiday"
    "2027-08-02" = "August Holiday"
    "2027-10-25" = "October Holiday"
    "2027-12-25" = "Christmas Day"
    "2027-12-27" = "Saint Stephen's Day, observed"
  }

  # Days on which the team is there for a part of the day only.
  short_days = {
    "2027-12-24" = { name = "Christmas Eve", hours = ["08:00-13:00"] }
    "2027-12-31" = { name = "New Year's Eve", hours = ["08:00-13:00"] }
  }
}

resource "intercom_office_hours_exception" "public_holiday" {
  for_each = local.public_holidays

  schedule_id = intercom_office_hours_schedule.support.id
  date        = each.key
  name        = each.value
}

resource "intercom_office_hours_exception" "short_day" {
  for_each = local.short_days

  schedule_id = intercom_office_hours_schedule.support.id
  date        = each.key
  name        = each.value.name
  hours       = each.value.hours
}

# Who answers: a team that was made in Intercom, and the teammates in it

locals {
  # Teammates by the address that they log in with. Those who are second in line
  # get a conversation when nobody else is free.
  support = {
    "bruno@example.com"  = { second_line = true }
    "chiara@example.com" = { second_line = false }
  }
}

data "intercom_team" "support" {
  name = "Support"
}

data "intercom_admin" "support" {
  for_each = local.support

  email = each.key
}

resource "intercom_team_members" "support" {
  team_id             = data.intercom_team.support.id
  admin_ids           = [for teammate in data.intercom_admin.support : teammate.id]
  secondary_admin_ids = [for email, teammate in data.intercom_admin.support : teammate.id if local.support[email].second_line]
}

# What the team notes about each conversation

resource "intercom_conversation_attribute" "issue_type" {
  name        = "Type of issue"
  description = "What the conversation is about"
  data_type   = "list"
  options     = ["Billing", "Bug", "How-to question", "Feature request", "Other"]
  required    = true
}

resource "intercom_conversation_attribute" "root_cause" {
  name                = "Root cause"
  description         = "What made the customer write, for the monthly review"
  data_type           = "string"
  multiline           = true
  visible_to_team_ids = [data.intercom_team.support.id]
}

# Who the help for large customers is for

resource "intercom_data_attribute" "support_plan" {
  model     = "contact"
  name      = "support_plan"
  data_type = "string"
  options   = ["free", "pro", "enterprise"]
}

resource "intercom_audience" "enterprise" {
  name = "Customers on the enterprise plan"

  predicates = [
    {
      attribute  = "custom_attributes.${intercom_data_attribute.support_plan.name}"
      type       = "string"
      comparison = "eq"
      value      = "enterprise"
    },
  ]
}
