data "intercom_macro" "where_is_my_parcel" {
  name = "Where is my parcel?"
}

# The reply, to compare with what the other workspace has.
output "where_is_my_parcel" {
  value = data.intercom_macro.where_is_my_parcel.body
}
