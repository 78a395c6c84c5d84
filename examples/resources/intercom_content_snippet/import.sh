# By id
terraform import intercom_content_snippet.password 456

# By title
terraform import intercom_content_snippet.password "Reset a password"
