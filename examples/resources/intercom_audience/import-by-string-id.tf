import {
  to = intercom_audience.visitors
  id = "Visitors" # or the id of the audience, "125"
}
