import {
  to = intercom_office_hours_schedule.dublin
  id = "Support Dublin" # or its id, "124"
}

import {
  to = intercom_office_hours_exception.christmas_day
  id = "124/2026-12-25"
}

import {
  to = intercom_office_hours_exception.christmas_eve
  id = "124/2026-12-24" # or "Support Dublin/2026-12-24", or both ids, "124/459"
}
