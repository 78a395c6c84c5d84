# The documentation of a product, which is written elsewhere. A job of the
# documentation's own repository makes its pages external pages.
resource "intercom_content_import_source" "docs" {
  url = "https://handbook.example.com"
}

# Only customers on the enterprise plan get answers from these pages. The pages that
# the source has already follow when the audiences change.
resource "intercom_content_import_source" "enterprise" {
  url          = "https://handbook.example.com/enterprise"
  audience_ids = [intercom_audience.enterprise.id]

  apply_audience_to_existing_content = true
}

resource "intercom_audience" "enterprise" {
  name = "Handbook readers with an enterprise plan"

  predicates = [
    { attribute = "custom_attributes.plan", type = "string", comparison = "eq", value = "enterprise" },
  ]
}

resource "intercom_content_import_source" "status" {
  url = "https://status.example.com"
}
