data "intercom_office_hours_schedules" "all" {}

# The company is closed on this date everywhere.
resource "intercom_office_hours_exception" "company_day" {
  for_each = { for s in data.intercom_office_hours_schedules.all.office_hours_schedules : s.name => s.id }

  schedule_id = each.value
  date        = "2027-06-18"
  name        = "Company day"
}
