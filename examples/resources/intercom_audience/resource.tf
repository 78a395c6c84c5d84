# Customers on the enterprise plan or above, for the articles about single sign-on.
resource "intercom_audience" "enterprise" {
  name = "Customers with an enterprise plan"

  predicates = [
    {
      attribute  = "custom_attributes.plan"
      type       = "string"
      comparison = "eq"
      value      = "enterprise"
    },
  ]

  role_predicates = [
    { attribute = "role", type = "role", comparison = "eq", value = "user" },
  ]
}

# People who have not signed up. There is nothing to compare but their role.
resource "intercom_audience" "prospects" {
  name = "Leads and visitors"

  role_predicates = [
    { attribute = "role", type = "role", comparison = "in", values = ["contact_role", "visitor_role"] },
  ]
}

resource "intercom_audience" "visitors" {
  name = "Visitors"

  role_predicates = [
    { attribute = "role", type = "role", comparison = "eq", value = "visitor" },
  ]
}
