import {
  to = intercom_audience.visitors

  identity = {
    id = "125"
  }
}
