terraform {
  required_providers {
    intercom = {
      source = "intercom-community/intercom"
    }
  }
}

# The access token comes from the environment variable INTERCOM_ACCESS_TOKEN.
provider "intercom" {
  workspace_id = "ws_test"
}
