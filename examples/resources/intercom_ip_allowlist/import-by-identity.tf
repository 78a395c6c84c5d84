import {
  to = intercom_ip_allowlist.workspace

  identity = {
    id = "ws_test" # the id of the workspace
  }
}
