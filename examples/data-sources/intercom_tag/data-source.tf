data "intercom_tag" "vip" {
  name = "VIP"
}

# For a program that puts the tag on contacts: the API wants its id.
output "vip_tag_id" {
  value = data.intercom_tag.vip.id
}
