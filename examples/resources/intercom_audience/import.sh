# By id
terraform import intercom_audience.visitors 125

# By name
terraform import intercom_audience.visitors "Visitors"
