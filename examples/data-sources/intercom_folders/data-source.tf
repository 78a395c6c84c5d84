data "intercom_folders" "all" {}

# The folders on the top level.
output "top_level" {
  value = [for f in data.intercom_folders.all.folders : f.name if f.parent_folder_id == null]
}
