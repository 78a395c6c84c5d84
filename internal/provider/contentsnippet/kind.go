package contentsnippet

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes content snippets to the provider.
var Kind = kind.Kind{
	Name:        "content_snippet",
	Plural:      "content_snippets",
	Noun:        noun,
	Section:     "Knowledge",
	Permissions: []string{"read_write_content_snippets"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Key:         "title",
	Arguments:   []string{"title", "locale", "body_markdown", "audience_ids", "ai_chatbot_availability", "ai_copilot_availability", "ai_sales_agent_availability"},
	References:  map[string]string{"audience_ids": "audience"},
	Texts:       []kind.Text{{Argument: "body_markdown", Extension: ".md"}},
	Destroy:     kind.Deletes,
	SharesNames: true,
}
