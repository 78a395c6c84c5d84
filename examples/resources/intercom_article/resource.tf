data "intercom_admin" "ada" {
  email = "ada@example.com"
}

resource "intercom_help_center_collection" "billing" {
  name = "Invoices & refunds"
}

resource "intercom_tag" "billing" {
  name = "reviewed by billing"
}

# Long texts are easier to edit in files of their own: body_markdown = file("${path.module}/refunds.md")
resource "intercom_article" "refunds" {
  title         = "How refunds work"
  description   = "When you get your money back, and how"
  body_markdown = <<-EOT
    # Within 14 days

    Write to us, and we refund the **whole** amount.
  EOT

  author_id     = data.intercom_admin.ada.id
  state         = "published"
  collection_id = intercom_help_center_collection.billing.id
  tag_ids       = [intercom_tag.billing.id]

  # Where several languages are turned on for the help center
  translations = {
    fr = {
      title         = "Remboursements"
      body_markdown = "Écrivez-nous dans les 14 jours."
      state         = "published"
    }
  }
}

# A draft, as HTML, in no collection yet.
resource "intercom_article" "plans" {
  title     = "Plans for 2027"
  body      = "<p>To be written.</p>"
  author_id = data.intercom_admin.ada.id
}
