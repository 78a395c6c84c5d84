# By id
terraform import intercom_article.plans 41

# By title
terraform import intercom_article.plans "Plans for 2027"
