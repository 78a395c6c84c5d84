import {
  to = intercom_content_import_source.docs
  id = "https://docs.example.com"
}

import {
  to = intercom_external_page.getting_started
  id = "getting-started" # or with its source, "33/getting-started"; or the id of the page, "17"
}
