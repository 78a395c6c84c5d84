data "intercom_audiences" "all" {}

# Ids by name, for content that is for several audiences. Names need not be unique.
output "ids" {
  value = { for a in data.intercom_audiences.all.audiences : a.name => a.id... }
}
