data "intercom_segment" "slipping_away" {
  name          = "Slipping away"
  include_count = true
}

output "slipping_away" {
  value = data.intercom_segment.slipping_away.contact_count
}
