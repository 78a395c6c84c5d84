import {
  to = intercom_help_center_collection.billing

  identity = {
    id = "163"
  }
}

import {
  to = intercom_help_center_redirect.payments

  identity = {
    help_center_id = "79"
    id             = "27"
    workspace_id   = "abc123xy" # optional: fails in any other workspace
  }
}
