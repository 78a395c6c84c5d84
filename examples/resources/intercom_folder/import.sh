# By id
terraform import intercom_folder.hr 8

# By name, or by the name of the folder that it is in and its own: "Product documentation/Releases & plans"
terraform import intercom_folder.hr HR
