package intercom

func (*InternalArticle) ignoredKeys() []string { return []string{"type"} }
