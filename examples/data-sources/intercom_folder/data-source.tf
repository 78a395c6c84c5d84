# The documentation team keeps this folder in Intercom. A product adds its own folder to it.
data "intercom_folder" "docs" {
  name = "Product documentation"
}

resource "intercom_folder" "mobile_app" {
  parent_folder_id = data.intercom_folder.docs.id
  name             = "Mobile app"
  emoji            = "📱"
}
