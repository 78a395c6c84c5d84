data "intercom_admin" "sender" {
  email = "ada@example.com"
}

data "intercom_newsfeed" "updates" {
  name = "Product updates"
}

# Customers see it in the newsfeed when this is applied.
resource "intercom_news_item" "invoices" {
  title     = "Invoices as PDF"
  sender_id = data.intercom_admin.sender.id
  body      = "<p>Download every invoice <b>as a PDF</b> from its page.</p>"
  state     = "live"

  newsfeed_assignments = [{ newsfeed_id = data.intercom_newsfeed.updates.id }]
  labels               = ["Product", "Billing"]
  reactions            = ["👍", "😆"]
}

# An announcement of an earlier tool keeps its date.
resource "intercom_news_item" "founded" {
  title            = "We are here"
  sender_id        = data.intercom_admin.sender.id
  body             = "<p>Acme opens its doors today.</p>"
  state            = "live"
  deliver_silently = true

  newsfeed_assignments = [{
    newsfeed_id  = data.intercom_newsfeed.updates.id
    published_at = 1577880000 # 2020-01-01 12:00 UTC
  }]
}

# A draft, which only teammates see.
resource "intercom_news_item" "dark_mode" {
  title            = "Dark mode & more"
  sender_id        = data.intercom_admin.sender.id
  body             = "<p>Coming soon.</p>"
  deliver_silently = true
}
