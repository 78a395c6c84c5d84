data "intercom_workspace" "current" {}

# Which workspace a run was about, in its output.
output "workspace" {
  value = "${data.intercom_workspace.current.name} (${data.intercom_workspace.current.id})"
}

# A warning in each plan that is made with somebody else's token.
check "token" {
  assert {
    condition     = data.intercom_workspace.current.admin_email == "ada@example.com"
    error_message = "Use the access token of Ada's app, not that of ${data.intercom_workspace.current.admin_email}."
  }
}
