data "intercom_away_status_reasons" "all" {
  include_deleted = true # old reports still have them
}

output "reasons" {
  value = { for r in data.intercom_away_status_reasons.all.away_status_reasons : r.id => "${r.emoji} ${r.label}" }
}
