# By id
terraform import intercom_help_center_collection.billing 163

# By name, or by the name of the collection that it is in and its own: "Getting started/Roles"
terraform import intercom_help_center_collection.billing "Billing & payments"
