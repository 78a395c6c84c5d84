# A website that Intercom reads itself. It is set up in Intercom.
data "intercom_content_import_source" "website" {
  url = "https://www.example.com"
}

output "is_used" {
  value = data.intercom_content_import_source.website.status == "active"
}
