import {
  to = intercom_news_item.dark_mode

  identity = {
    id = "34"
  }
}
