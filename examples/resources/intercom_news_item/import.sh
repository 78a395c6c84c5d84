# By id
terraform import intercom_news_item.dark_mode 34

# By title
terraform import intercom_news_item.dark_mode "Dark mode & more"
