data "intercom_segments" "all" {}

# Ids by name. Names of segments need not be unique, hence the dots: each name
# gets a list.
output "segment_ids" {
  value = { for s in data.intercom_segments.all.segments : s.name => s.id... }
}
