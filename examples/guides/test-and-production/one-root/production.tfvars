workspace_id = "def456uv"
carriers     = ["Royal Mail", "DPD"]
