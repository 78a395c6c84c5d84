data "intercom_workflow" "delivery_problems" {
  id = "67890"
}

# A pipeline writes this output to a file and commits it: Git shows who changed
# what in the workflow, and when.
output "delivery_problems" {
  value = jsondecode(data.intercom_workflow.delivery_problems.json)
}
