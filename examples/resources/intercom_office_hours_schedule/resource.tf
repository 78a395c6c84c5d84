# Weekdays with a lunch break
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
