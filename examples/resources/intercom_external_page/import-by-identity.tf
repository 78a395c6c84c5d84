import {
  to = intercom_content_import_source.docs
  id = "https://docs.example.com"
}

import {
  to = intercom_external_page.getting_started

  identity = {
    id = "17"
  }
}
