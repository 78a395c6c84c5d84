# The collection first
terraform import intercom_help_center_collection.billing 163

# By the id of the help center and that of the redirect
terraform import intercom_help_center_redirect.payments 79/27

# By the identifier of the help center and the address
terraform import intercom_help_center_redirect.payments "help/https://intercom.help/help/en/payments?from=app"
