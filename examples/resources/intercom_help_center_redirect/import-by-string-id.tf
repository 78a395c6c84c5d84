import {
  to = intercom_help_center_collection.billing
  id = "163"
}

import {
  to = intercom_help_center_redirect.payments
  id = "79/27" # or the address, "79/https://intercom.help/help/en/payments?from=app"
}
