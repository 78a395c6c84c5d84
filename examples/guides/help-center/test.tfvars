workspace_id = "abc123xy"
author       = "ada@example.com"

collections = {
  billing         = "Billing"
  getting-started = "Getting started"
}
