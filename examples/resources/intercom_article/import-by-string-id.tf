import {
  to = intercom_article.plans
  id = "Plans for 2027" # or the id of the article, "41"
}
