data "intercom_brand" "parcel_express" {
  name = "Parcel Express"
}

# The collections of this brand's help center.
data "intercom_help_center_collections" "parcel_express" {
  help_center_id = data.intercom_brand.parcel_express.help_center_id
}
