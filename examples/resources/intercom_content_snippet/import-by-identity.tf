import {
  to = intercom_content_snippet.password

  identity = {
    id = "456"
  }
}
