import {
  to = intercom_data_connector.service_status

  identity = {
    id = "127"
  }
}
