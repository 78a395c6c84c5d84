# By id
terraform import intercom_conversation_attribute.urgency 9

# By name, if only one attribute in use has it
terraform import intercom_conversation_attribute.urgency Urgency
