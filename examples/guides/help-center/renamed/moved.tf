moved {
  from = intercom_article.this["billing/refunds"]
  to   = intercom_article.this["billing/refunds-and-credits"]
}
