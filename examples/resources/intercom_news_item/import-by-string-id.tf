import {
  to = intercom_news_item.dark_mode
  id = "Dark mode & more" # or the id of the item, "34"
}
