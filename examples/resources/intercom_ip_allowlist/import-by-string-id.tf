import {
  to = intercom_ip_allowlist.workspace
  id = "ws_test" # the id of the workspace
}
