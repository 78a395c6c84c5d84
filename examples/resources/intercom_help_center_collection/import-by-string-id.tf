import {
  to = intercom_help_center_collection.billing
  id = "Billing & payments" # or the id of the collection, "163"
}
