# The source, which the configuration of the page refers to
terraform import intercom_content_import_source.docs "https://docs.example.com"

# By id
terraform import intercom_external_page.getting_started 17

# By external id
terraform import intercom_external_page.getting_started "getting-started"

# By the id of the source and the external id, if several sources have the external id
terraform import intercom_external_page.getting_started "33/getting-started"
