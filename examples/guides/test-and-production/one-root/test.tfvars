workspace_id = "abc123xy"
carriers     = ["Royal Mail", "DPD", "Carrier Pigeon"]
