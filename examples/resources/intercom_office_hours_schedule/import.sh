# By id
terraform import intercom_office_hours_schedule.dublin 124

# By name
terraform import intercom_office_hours_schedule.dublin "Support Dublin"
