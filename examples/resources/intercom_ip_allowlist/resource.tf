resource "intercom_ip_allowlist" "workspace" {
  enabled = true

  addresses = [
    "203.0.113.0/24", # the office, and the machines that run Terraform
    "198.51.100.7",   # the data warehouse
  ]
}
