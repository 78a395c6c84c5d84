terraform {
  required_providers {
    intercom = {
      source  = "intercom-community/intercom"
      version = "~> 0.1"
    }
  }
}

# The token comes from the environment variable INTERCOM_ACCESS_TOKEN.
provider "intercom" {
  workspace_id = "abc123xy" # stands in the addresses of Intercom's pages, after /apps/
}
