terraform {
  required_version = ">= 1.10" # for ephemeral variables; OpenTofu has them since 1.11
  required_providers {
    intercom = {
      source  = "intercom-community/intercom"
      version = "~> 0.1"
    }
  }
}

# Ephemeral: in no state and in no saved plan.
variable "test_token" {
  type      = string
  sensitive = true
  ephemeral = true
}

variable "production_token" {
  type      = string
  sensitive = true
  ephemeral = true
}

provider "intercom" {
  alias        = "test"
  access_token = var.test_token
  workspace_id = "abc123xy"
}

provider "intercom" {
  alias        = "production"
  access_token = var.production_token
  workspace_id = "def456uv"
}

module "test" {
  source    = "../workspace"
  providers = { intercom = intercom.test }

  carriers = ["Royal Mail", "DPD", "Carrier Pigeon"]
}

module "production" {
  source    = "../workspace"
  providers = { intercom = intercom.production }

  carriers = ["Royal Mail", "DPD"]
}
