# The schedule is managed in Intercom, its public holidays are managed here.
data "intercom_office_hours_schedule" "dublin" {
  name = "Support Dublin"
}

resource "intercom_office_hours_exception" "st_patricks_day" {
  schedule_id        = data.intercom_office_hours_schedule.dublin.id
  date               = "2027-03-17"
  name               = "Saint Patrick's Day"
  recurring_annually = true
}
