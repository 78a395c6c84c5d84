resource "intercom_tag" "vip" {
  name = "vip"
}
