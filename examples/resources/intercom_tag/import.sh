# By id
terraform import intercom_tag.vip 115

# By name
terraform import intercom_tag.vip VIP
