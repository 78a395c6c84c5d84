# By id
terraform import intercom_data_connector.service_status 127

# By name
terraform import intercom_data_connector.service_status "Service status"
