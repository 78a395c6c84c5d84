# Every custom attribute. Terraform stops at 100 objects unless limit says
# otherwise.
list "intercom_data_attribute" "all" {
  provider = intercom
  limit    = 1000
}

# What is known about trials and plans of people, with all attributes: they are
# in the output of `terraform query -json`, and other blocks can refer to them.
list "intercom_data_attribute" "subscription" {
  provider         = intercom
  include_resource = true

  config {
    model      = "contact"
    data_type  = "string"
    name_regex = "^(trial|plan)_"
  }
}
