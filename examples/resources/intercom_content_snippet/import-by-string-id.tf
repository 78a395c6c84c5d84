import {
  to = intercom_content_snippet.password
  id = "Reset a password" # or the id of the snippet, "456"
}
