data "intercom_external_page" "limits" {
  external_id = "limits"
}

output "answers_customers" {
  value = data.intercom_external_page.limits.ai_agent_availability
}
