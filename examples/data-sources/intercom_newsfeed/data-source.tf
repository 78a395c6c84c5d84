data "intercom_newsfeed" "product_updates" {
  name = "Product updates"
}
