package newsfeed

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
)

const link = "https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news"

var dataSources = crud.Lookups[intercom.Newsfeed, model]{
	One:        "One [newsfeed](" + link + ") of the workspace, by exactly one of `id` and `name`. Newsfeeds are created and changed in Intercom, where each is given the people that see it.",
	All:        "All [newsfeeds](" + link + ") of the workspace.",
	Attributes: attributes,
	FromAPI:    (*model).fromAPI,
	Objects:    func(c *intercom.Client) crud.Reader[intercom.Newsfeed] { return c.Newsfeeds },
	Keys:       []crud.By[intercom.Newsfeed]{{Attribute: "name", Has: func(f *intercom.Newsfeed, name string) bool { return intercom.SameEscaped(f.Name, name) }}},
	Describe:   func(f *intercom.Newsfeed) string { return fmt.Sprintf("%s, id %s", f.Name, f.ID) },
}

var attributes = map[string]schema.Attribute{
	"id":         schema.StringAttribute{MarkdownDescription: "Id of the newsfeed."},
	"name":       schema.StringAttribute{MarkdownDescription: "Name that only teammates see."},
	"created_at": schema.Int64Attribute{MarkdownDescription: "When the newsfeed was created, in seconds since 1970 (Unix time)."},
}

// model is a newsfeed in Terraform's terms.
type model struct {
	ID        types.String `tfsdk:"id"`
	Name      types.String `tfsdk:"name"`
	CreatedAt types.Int64  `tfsdk:"created_at"`
}

func (m *model) fromAPI(f *intercom.Newsfeed) {
	m.ID = types.StringValue(f.ID.String())
	m.Name = types.StringValue(f.Name)
	m.CreatedAt = types.Int64Value(f.CreatedAt)
}
