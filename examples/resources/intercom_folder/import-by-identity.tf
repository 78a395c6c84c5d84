import {
  to = intercom_folder.hr

  identity = {
    id = "8"
  }
}
