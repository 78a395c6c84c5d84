import {
  to = intercom_data_connector.service_status
  id = "Service status" # or the id of the data connector, "127"
}
