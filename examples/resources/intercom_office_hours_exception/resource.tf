resource "intercom_office_hours_schedule" "dublin" {
  name      = "Customer support Dublin"
  time_zone = "Europe/Dublin"

  hours = {
    monday    = ["09:00-17:30"]
    tuesday   = ["09:00-17:30"]
    wednesday = ["09:00-17:30"]
    thursday  = ["09:00-17:30"]
    friday    = ["09:00-17:30"]
  }
}

# The public holidays of Ireland in 2027
locals {
  public_holidays = {
    "2027-02-01" = "Saint Brigid's Day"
    "2027-03-17" = "Saint Patrick's Day"
    "2027-03-29" = "Easter Monday"
    "2027-05-03" = "May Day"
    "2027-06-07" = "June Holiday"
    "2027-08-02" = "August Holiday"
    "2027-10-25" = "October Holiday"
  }
}

resource "intercom_office_hours_exception" "public_holiday" {
  for_each = local.public_holidays

  schedule_id = intercom_office_hours_schedule.dublin.id
  date        = each.key
  name        = each.value
}

# On the same date every year
resource "intercom_office_hours_exception" "christmas_day" {
  schedule_id        = intercom_office_hours_schedule.dublin.id
  date               = "2026-12-25"
  name               = "Christmas Day"
  recurring_annually = true
}

# Open in the morning only
resource "intercom_office_hours_exception" "christmas_eve" {
  schedule_id        = intercom_office_hours_schedule.dublin.id
  date               = "2026-12-24"
  name               = "Christmas Eve"
  hours              = ["09:00-13:00"]
  recurring_annually = true
}
