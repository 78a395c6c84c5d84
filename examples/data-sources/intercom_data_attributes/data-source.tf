data "intercom_data_attributes" "custom" {
  model  = "contact"
  custom = true
}

# For a review: what the browser of whoever visits the site can write.
output "messenger_writable" {
  value = [for a in data.intercom_data_attributes.custom.data_attributes : a.name if a.messenger_writable]
}
