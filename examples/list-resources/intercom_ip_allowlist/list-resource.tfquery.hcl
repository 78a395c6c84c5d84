# The IP allowlist of the workspace, if it is on or has addresses.
list "intercom_ip_allowlist" "workspace" {
  provider = intercom
}
