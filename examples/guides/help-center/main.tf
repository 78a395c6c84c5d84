terraform {
  required_providers {
    intercom = {
      source  = "intercom-community/intercom"
      version = "~> 0.1"
    }
  }
  backend "local" {} # the -backend-config option names the file of the workspace's state
}

variable "workspace_id" {
  type = string
}

variable "author" {
  type        = string
  description = "Email address of the teammate whom the help center shows as the author."
}

variable "collections" {
  type        = map(string)
  description = "Name of the collection for each directory below articles/."
}

# The access token comes from the environment variable INTERCOM_ACCESS_TOKEN.
provider "intercom" {
  workspace_id = var.workspace_id
}

data "intercom_admin" "author" {
  email = var.author
}

locals {
  # A page is a file: "billing/refunds" is an article in the default language, and
  # "billing/refunds.fr" is its translation into French.
  pages = {
    for file in fileset("${path.module}/articles", "*/*.md") :
    trimsuffix(file, ".md") => regex("(?s)^---\n(?P<front_matter>.*?)\n---\n(?P<text>.*)$", file("${path.module}/articles/${file}"))
  }
  contents = {
    for name, page in local.pages : name => merge({ description = "", state = "published" }, yamldecode(page.front_matter), { text = page.text })
  }
  articles = { for name, content in local.contents : name => content if !can(regex("[.]", basename(name))) }
}

resource "intercom_help_center_collection" "this" {
  for_each = var.collections

  name = each.value
}

resource "intercom_article" "this" {
  for_each = local.articles

  title         = each.value.title
  description   = each.value.description
  body_markdown = each.value.text
  state         = each.value.state
  author_id     = data.intercom_admin.author.id
  collection_id = intercom_help_center_collection.this[dirname(each.key)].id

  translations = {
    for name, content in local.contents : trimprefix(name, "${each.key}.") => {
      title         = content.title
      description   = content.description
      body_markdown = content.text
      state         = content.state
    } if startswith(name, "${each.key}.")
  }
}

output "addresses" {
  description = "Where the help center shows each article."
  value       = { for name, article in intercom_article.this : name => article.url }
}
