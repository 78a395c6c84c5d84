# The support team keeps the first level in Intercom. A product adds its own collection to it.
data "intercom_help_center_collection" "start" {
  name = "Getting started"
}

resource "intercom_help_center_collection" "mobile_app" {
  parent_id   = data.intercom_help_center_collection.start.id
  name        = "Mobile app"
  description = "Install the app and sign in"
}
