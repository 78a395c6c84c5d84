import {
  to = intercom_article.plans

  identity = {
    id = "41"
  }
}
