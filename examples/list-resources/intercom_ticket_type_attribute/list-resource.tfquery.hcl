# The attributes of every ticket type. Terraform stops at 100 objects unless
# limit says otherwise.
list "intercom_ticket_type_attribute" "all" {
  provider = intercom
  limit    = 1000
}

# All attributes of one ticket type, the title and the description that
# Intercom gives every type among them.
list "intercom_ticket_type" "bug" {
  provider         = intercom
  include_resource = true # for the id below

  config {
    name_regex = "^Bug report$"
  }
}

list "intercom_ticket_type_attribute" "bug" {
  provider = intercom

  config {
    ticket_type_id  = list.intercom_ticket_type.bug.data[0].state.id
    include_default = true
  }
}

# Every list to choose from.
list "intercom_ticket_type_attribute" "lists" {
  provider = intercom

  config {
    data_type = "list"
  }
}
