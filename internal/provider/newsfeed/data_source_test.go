package newsfeed_test

import (
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// Newsfeeds come in pages, and names are not unique.
func TestDataSource(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.PageSize = 1 })
	id := server.Add("newsfeeds", map[string]any{"name": "Product & company"})
	server.Add("newsfeeds", map[string]any{"id": "8", "name": "Visitor Feed"})
	server.Add("newsfeeds", map[string]any{"id": "9", "name": "Visitor Feed"})
	p := acctest.Connect(t, server)
	got, diags := p.ReadDataSource("intercom_newsfeed", acctest.Values{"name": "Product & company"})
	p.ExpectNone(diags)
	if got["id"] != id {
		t.Errorf("got %v", got)
	}
	_, diags = p.ReadDataSource("intercom_newsfeed", acctest.Values{"name": "Visitor Feed"})
	p.ExpectError(diags, "name", "Several Newsfeeds", "id 8", "id 9", "Use the id")
	_, diags = p.ReadDataSource("intercom_newsfeed", acctest.Values{"id": "4711"})
	p.ExpectError(diags, "id", "No Such Newsfeed")
	got, diags = p.ReadDataSource("intercom_newsfeeds", nil)
	p.ExpectNone(diags)
	if feeds := p.Objects(got["newsfeeds"]); len(feeds) != 3 {
		t.Errorf("got %v", feeds)
	}
}
