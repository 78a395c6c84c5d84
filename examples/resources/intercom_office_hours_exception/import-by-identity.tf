import {
  to = intercom_office_hours_schedule.dublin

  identity = {
    id = "124"
  }
}

import {
  to = intercom_office_hours_exception.christmas_day

  identity = {
    schedule_id = "124"
    id          = "458"
  }
}

import {
  to = intercom_office_hours_exception.christmas_eve

  identity = {
    schedule_id  = "124"
    id           = "459"
    workspace_id = "abc123xy" # optional: fails in any other workspace
  }
}
