data "intercom_tags" "all" {}

output "tag_ids" {
  value = { for t in data.intercom_tags.all.tags : t.name => t.id }
}
