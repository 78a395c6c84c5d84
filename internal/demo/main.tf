# What a person's company pays for. It exists: see imports.tf. "business" is new.
resource "intercom_data_attribute" "plan_tier" {
  model       = "contact"
  name        = "plan_tier"
  data_type   = "string"
  options     = ["free", "pro", "business", "enterprise"]
  description = "The plan that the person's company pays for"
}

resource "intercom_data_attribute" "nps_score" {
  model       = "contact"
  name        = "nps_score"
  data_type   = "integer"
  description = "How likely they are to recommend us, 0 to 10"
}

# What customers report. It exists too; the fields below are new on it.
resource "intercom_ticket_type" "bug_report" {
  name        = "Bug report"
  description = "Something does not work"
  category    = "Customer"
  icon        = "🐞"
}

resource "intercom_ticket_type_attribute" "impact" {
  ticket_type_id                  = intercom_ticket_type.bug_report.id
  name                            = "Impact"
  description                     = "Who cannot work because of it?"
  data_type                       = "list"
  list_items                      = ["Only me", "My team", "Everyone"]
  required_to_create_for_contacts = true
}

resource "intercom_ticket_type_attribute" "root_cause" {
  ticket_type_id      = intercom_ticket_type.bug_report.id
  name                = "Root cause"
  description         = "What engineering found"
  data_type           = "string"
  multiline           = true
  visible_to_contacts = false
}

# What teammates ask each other for.
resource "intercom_ticket_type" "access_request" {
  name        = "Access request"
  description = "A teammate needs access to a system"
  category    = "Back-office"
  icon        = "🔑"
}

resource "intercom_ticket_type_attribute" "system" {
  ticket_type_id     = intercom_ticket_type.access_request.id
  name               = "System"
  data_type          = "list"
  list_items         = ["Billing", "Data warehouse", "Production"]
  required_to_create = true
}

resource "intercom_tag" "early_access" {
  name = "Early access"
}
