# Fin looks up where a parcel is. The carrier's token is one that was created in
# Intercom.
resource "intercom_data_connector" "find_parcel" {
  name             = "Find parcel"
  description      = "Says where a parcel is and when it arrives. Use it when a customer asks for a delivery."
  state            = "live"
  direct_fin_usage = true
  audiences        = ["users"]

  http_method = "get"
  url         = "https://api.example.com/parcels/{{parcel_number}}"
  token_ids   = ["1234"]
  headers = [
    { name = "Accept", value = "application/json" },
    # Terraform and OpenTofu 1.11 can send a credential without storing it:
    # { name = "Authorization", value_wo = "Bearer ${var.carrier_token}", value_wo_version = 1 },
  ]

  data_inputs = [{
    name        = "parcel_number"
    type        = "string"
    description = "The number on the receipt, such as P-1234"
    required    = true
  }]

  mock_response = jsonencode({ parcel = { place = "Hamburg", arrives_on = "2026-12-01" } })
}

# A public address that needs no authentication.
resource "intercom_data_connector" "service_status" {
  name                  = "Service status"
  state                 = "live"
  url                   = "https://status.example.com/api"
  bypass_authentication = true
}
