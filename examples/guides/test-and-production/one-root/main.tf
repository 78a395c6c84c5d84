terraform {
  required_providers {
    intercom = {
      source  = "intercom-community/intercom"
      version = "~> 0.1"
    }
  }
  backend "s3" {} # where the state is, says test.tfbackend or production.tfbackend
}

variable "workspace_id" {
  type = string
}

variable "carriers" {
  type = list(string)
}

# The token comes from the environment variable INTERCOM_ACCESS_TOKEN.
provider "intercom" {
  workspace_id = var.workspace_id
}

module "workspace" {
  source = "../workspace"

  carriers = var.carriers
}

output "ids" {
  value = module.workspace.ids
}
