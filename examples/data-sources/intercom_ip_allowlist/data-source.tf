data "intercom_ip_allowlist" "workspace" {}

# A warning in each plan while every address can use Intercom's API.
check "api_is_restricted" {
  assert {
    condition     = data.intercom_ip_allowlist.workspace.enabled && length(data.intercom_ip_allowlist.workspace.addresses) > 0
    error_message = "The IP allowlist of the workspace is off or empty."
  }
}
