# What the support team writes about the product, apart from what only teammates read.
resource "intercom_folder" "playbooks" {
  name        = "Playbooks"
  description = "Internal articles: how we answer"
  emoji       = "📘"
}

# A folder in another one.
resource "intercom_folder" "escalations" {
  parent_folder_id = intercom_folder.playbooks.id
  name             = "Escalations"
}

resource "intercom_folder" "hr" {
  name        = "HR"
  description = "Only for teammates"
}
