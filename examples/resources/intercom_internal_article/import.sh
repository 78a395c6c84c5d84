# By id
terraform import intercom_internal_article.on_call 44

# By title
terraform import intercom_internal_article.on_call "On call"
