# Weekdays with a lunch break, and Saturday mornings
resource "intercom_office_hours_schedule" "dublin" {
  name      = "Customer support Dublin"
  time_zone = "Europe/Dublin"

  hours = {
    monday    = ["09:00-12:30", "13:00-17:30"]
    tuesday   = ["09:00-12:30", "13:00-17:30"]
    wednesday = ["09:00-12:30", "13:00-17:30"]
    thursday  = ["09:00-12:30", "13:00-17:30"]
    friday    = ["09:00-12:30", "13:00-16:00"]
    saturday  = ["09:00-12:00"]
  }
}

# A shift that goes on after midnight is written in two parts.
resource "intercom_office_hours_schedule" "night_shift" {
  name      = "Night shift Sydney"
  time_zone = "Australia/Sydney"

  hours = {
    friday   = ["22:00-24:00"]
    saturday = ["00:00-06:00", "22:00-24:00"]
    sunday   = ["00:00-06:00"]
  }
}

resource "intercom_office_hours_schedule" "enterprise" {
  name        = "Enterprise support"
  time_zone   = "Etc/UTC"
  always_open = true
}
