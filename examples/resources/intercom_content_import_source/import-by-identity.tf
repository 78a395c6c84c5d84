import {
  to = intercom_content_import_source.status

  identity = {
    id = "35"
  }
}
