workspace_id = "def456uv"
author       = "bruno@example.com"

collections = {
  billing         = "Billing"
  getting-started = "Getting started"
}
