resource "intercom_office_hours_schedule" "dublin" {
  name      = "Support Dublin"
  time_zone = "Europe/Dublin"

  hours = {
    monday    = ["08:00-12:30", "13:00-18:00"]
    tuesday   = ["08:00-12:30", "13:00-18:00"]
    wednesday = ["08:00-12:30", "13:00-18:00"]
    thursday  = ["08:00-12:30", "13:00-18:00"]
    friday    = ["08:00-12:30", "13:00-18:00"]
  }
}

# Closed all day. The guide on the setup of a support team has the holidays of a year
# from a map.
resource "intercom_office_hours_exception" "easter_monday" {
  schedule_id = intercom_office_hours_schedule.dublin.id
  date        = "2027-03-29"
  name        = "Easter Monday"
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
