data "intercom_away_status_reason" "break" {
  label = "On a break"
}

# For the script that sets teammates away outside of their shifts.
output "break_reason_id" {
  value = data.intercom_away_status_reason.break.id
}
