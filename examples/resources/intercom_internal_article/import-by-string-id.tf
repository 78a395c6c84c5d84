import {
  to = intercom_internal_article.on_call
  id = "On call" # or the id of the article, "44"
}
