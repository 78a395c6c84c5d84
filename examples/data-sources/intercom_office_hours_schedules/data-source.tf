data "intercom_office_hours_schedules" "all" {}

# The ids of the schedules by their names
output "schedule_ids" {
  value = { for s in data.intercom_office_hours_schedules.all.office_hours_schedules : s.name => s.id }
}
