# An attribute that the billing system makes and writes.
data "intercom_data_attribute" "plan_tier" {
  model = "contact"
  name  = "plan_tier"
}

# A warning in each plan when it lacks a plan that is sold.
check "plans" {
  assert {
    condition     = length(setsubtract(["free", "pro", "enterprise"], data.intercom_data_attribute.plan_tier.options)) == 0
    error_message = "The options of ${data.intercom_data_attribute.plan_tier.full_name} lack a plan."
  }
}

# One of Intercom's own.
data "intercom_data_attribute" "company_plan" {
  model = "company"
  name  = "plan.name"
}

output "company_plan" {
  value = data.intercom_data_attribute.company_plan.label
}
