# By id
terraform import intercom_content_import_source.status 35

# By URL
terraform import intercom_content_import_source.status "https://status.example.com"
