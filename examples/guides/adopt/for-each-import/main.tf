terraform {
  required_version = ">= 1.7" # for_each in import blocks, also in OpenTofu
  required_providers {
    intercom = {
      source = "intercom-community/intercom"
    }
  }
}

# What the workspace should have, whether or not it has it already.
locals {
  tags = toset(["VIP", "Bug", "Churn risk", "Press"])

  attributes = {
    "contact/plan_tier" = {
      data_type   = "string"
      options     = ["free", "pro", "enterprise"]
      description = "The plan that the person's company pays for"
    }
    "contact/trial_ends_on" = {
      data_type   = "date"
      description = "Last day of the trial"
    }
    "company/seats" = {
      data_type   = "integer"
      description = "Seats in the contract"
    }
  }
}

# What it has. To Intercom, tags that differ in case only are the same.
data "intercom_tags" "all" {}

data "intercom_data_attributes" "custom" {
  custom = true
}

locals {
  tag_ids       = { for tag in data.intercom_tags.all.tags : lower(tag.name) => tag.id }
  attribute_ids = { for a in data.intercom_data_attributes.custom.data_attributes : "${a.model}/${a.name}" => a.id }
}

# What exists is imported, and what does not is created. The blocks can stay:
# what the state has already is not imported again.
import {
  for_each = { for name in local.tags : name => local.tag_ids[lower(name)] if contains(keys(local.tag_ids), lower(name)) }
  to       = intercom_tag.all[each.key]
  id       = each.value
}

import {
  for_each = { for key in keys(local.attributes) : key => local.attribute_ids[key] if contains(keys(local.attribute_ids), key) }
  to       = intercom_data_attribute.all[each.key]
  id       = each.value
}

resource "intercom_tag" "all" {
  for_each = local.tags
  name     = each.key
}

resource "intercom_data_attribute" "all" {
  for_each    = local.attributes
  model       = split("/", each.key)[0]
  name        = split("/", each.key)[1]
  data_type   = each.value.data_type
  options     = try(each.value.options, null)
  description = each.value.description
}
