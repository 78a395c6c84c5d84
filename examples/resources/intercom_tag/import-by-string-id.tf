import {
  to = intercom_tag.vip
  id = "VIP" # or the id of the tag, "115"
}
