package intercom

func (*HelpCenter) ignoredKeys() []string { return []string{"workspace_id"} }
