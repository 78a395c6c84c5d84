import {
  to = intercom_tag.vip

  identity = {
    id = "115"
  }
}
