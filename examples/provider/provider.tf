terraform {
  required_providers {
    intercom = {
      source = "intercom-community/intercom"
    }
  }
}

# The access token comes from the environment variable INTERCOM_ACCESS_TOKEN.
provider "intercom" {
  region       = "eu"
  workspace_id = "abc123xy" # refuses the token of any other workspace
}
