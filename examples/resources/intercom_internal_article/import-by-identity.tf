import {
  to = intercom_internal_article.on_call

  identity = {
    id = "44"
  }
}
