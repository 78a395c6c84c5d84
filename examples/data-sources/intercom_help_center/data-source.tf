data "intercom_help_center" "developers" {
  identifier = "developers"
}

resource "intercom_help_center_collection" "webhooks" {
  name           = "Webhooks"
  help_center_id = data.intercom_help_center.developers.id
}
