package intercom

import "net/url"

// Newsfeeds show news items to the people that each is for. The API can only read them:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/news
type Newsfeeds struct{ *collection[Newsfeed] }

// Newsfeed is one newsfeed. Names are not unique.
type Newsfeed struct {
	object
	Name      string `json:"name"`       // for teammates
	CreatedAt int64  `json:"created_at"` // Unix time in seconds
	UpdatedAt int64  `json:"updated_at"` // Unix time in seconds
}

func newNewsfeeds(c *Client) *Newsfeeds {
	return &Newsfeeds{newCollection[Newsfeed](c, collectionConfig{path: "/news/newsfeeds", query: url.Values{"per_page": {"50"}}})}
}
