import {
  to = intercom_content_import_source.status
  id = "https://status.example.com" # or the id of the source, "35"
}
