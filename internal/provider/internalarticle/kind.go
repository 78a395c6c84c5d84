package internalarticle

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes internal articles to the provider.
var Kind = kind.Kind{
	Name:        "internal_article",
	Plural:      "internal_articles",
	Noun:        noun,
	Section:     "Knowledge",
	Permissions: []string{"Read and list articles", "Read and write articles"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Key:         "title",
	Arguments: []string{
		"title", "author_id", "owner_id", "body_markdown", "body", "audience_ids",
		"ai_chatbot_availability", "ai_copilot_availability", "ai_sales_agent_availability",
	},
	References:  map[string]string{"author_id": "admin", "owner_id": "admin", "audience_ids": "audience"},
	Texts:       []kind.Text{{Argument: "body_markdown", Extension: ".md"}, {Argument: "body", Extension: ".html"}},
	Destroy:     kind.Deletes,
	SharesNames: true,
}
