# By id
terraform import intercom_data_attribute.plan_tier 12878

# By model and name
terraform import intercom_data_attribute.plan_tier contact/plan_tier
