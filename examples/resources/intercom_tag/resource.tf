resource "intercom_tag" "vip" {
  name = "VIP"
}

resource "intercom_tag" "mobile_app" {
  name = "Area: mobile app"
}
