# The schedule first
terraform import intercom_office_hours_schedule.dublin 124

# By the id of the schedule and the date
terraform import intercom_office_hours_exception.christmas_day 124/2026-12-25
terraform import intercom_office_hours_exception.christmas_eve 124/2026-12-24

# By both ids
terraform import intercom_office_hours_exception.christmas_eve 124/459

# By the name of the schedule and the date
terraform import intercom_office_hours_exception.christmas_eve "Support Dublin/2026-12-24"
