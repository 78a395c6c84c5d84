package article

import "github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"

// Kind describes articles to the provider.
var Kind = kind.Kind{
	Name:        "article",
	Plural:      "articles",
	Noun:        noun,
	Section:     "Help Center",
	Permissions: []string{"Read and list articles", "Read and write articles"},
	Resource:    NewResource,
	List:        NewListResource,
	DataSources: dataSources.DataSources(),
	Key:         "title",
	Arguments: []string{
		"title", "description", "body_markdown", "body", "state", "author_id", "collection_id", "audience_ids", "tag_ids",
		"ai_chatbot_availability", "ai_copilot_availability", "ai_sales_agent_availability", "translations",
	},
	References: map[string]string{
		"collection_id": "help_center_collection", "audience_ids": "audience", "author_id": "admin", "tag_ids": "tag",
	},
	Texts:       []kind.Text{{Argument: "body_markdown", Extension: ".md"}, {Argument: "body", Extension: ".html"}},
	Destroy:     kind.Deletes,
	SharesNames: true,
}
