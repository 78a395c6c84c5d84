import {
  to = intercom_office_hours_schedule.dublin

  identity = {
    id           = "124"
    workspace_id = "abc123xy" # optional: fails in any other workspace
  }
}
