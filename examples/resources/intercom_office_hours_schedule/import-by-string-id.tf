import {
  to = intercom_office_hours_schedule.dublin
  id = "Support Dublin" # or its id, "124"
}
