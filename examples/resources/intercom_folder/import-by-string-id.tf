import {
  to = intercom_folder.hr
  id = "HR" # or the id of the folder, "8"
}
