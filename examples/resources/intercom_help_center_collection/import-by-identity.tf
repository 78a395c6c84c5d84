import {
  to = intercom_help_center_collection.billing

  identity = {
    id = "163"
  }
}
