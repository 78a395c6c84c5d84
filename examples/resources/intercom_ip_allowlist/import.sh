# By the id of the workspace
terraform import intercom_ip_allowlist.workspace ws_test
