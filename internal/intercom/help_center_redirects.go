package intercom

import (
	"context"
	"net/url"
	"strings"
)

// HelpCenterRedirects send visitors of one address of a help center to an article or a
// collection:
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center
//
// They cannot be changed. A help center has one at most for an address.
type HelpCenterRedirects struct{ *nested[HelpCenterRedirect] }

// RedirectTargets are the kinds of objects that a redirect can lead to.
var RedirectTargets = []string{"article", "collection"}

// HelpCenterRedirect is one redirect.
type HelpCenterRedirect struct {
	object
	FromURL string `json:"from_url"`
	// Locale is that of the content that visitors see. It is another one than was asked
	// for if the target has no translation in that one.
	Locale       string `json:"locale"`
	HelpCenterID ID     `json:"help_center_id"`
	TargetType   string `json:"target_type"`
	TargetID     ID     `json:"target_id"`
	CreatedAt    int64  `json:"created_at"` // Unix time in seconds
	UpdatedAt    int64  `json:"updated_at"` // Unix time in seconds
}

// NewHelpCenterRedirect is a redirect to create. All fields are required.
type NewHelpCenterRedirect struct {
	FromURL    string `json:"from_url"`
	Locale     string `json:"locale"`
	TargetType string `json:"target_type"`
	TargetID   string `json:"target_id"`
}

func newHelpCenterRedirects(c *Client) *HelpCenterRedirects {
	return &HelpCenterRedirects{newNested[HelpCenterRedirect](c, func(center ID) collectionConfig {
		return collectionConfig{
			path:          segments("help_center", "help_centers", center.String(), "redirects"),
			query:         url.Values{"per_page": {"250"}}, // the documented maximum
			answersDelete: true,
			parent: func(ctx context.Context) error {
				_, err := c.HelpCenters.Get(ctx, center)
				return err
			},
		}
	})}
}

func (r *HelpCenterRedirect) name() string { return r.FromURL }

// List returns the redirects of a help center, or ErrNotFound.
func (s *HelpCenterRedirects) List(ctx context.Context, center ID) ([]*HelpCenterRedirect, error) {
	return s.of(center).List(ctx)
}

// Get returns a redirect of a help center, or ErrNotFound.
func (s *HelpCenterRedirects) Get(ctx context.Context, center, id ID) (*HelpCenterRedirect, error) {
	return s.of(center).Get(ctx, id)
}

// Create makes a redirect.
func (s *HelpCenterRedirects) Create(ctx context.Context, center ID, in NewHelpCenterRedirect) (*HelpCenterRedirect, error) {
	return s.of(center).create(ctx, creation[HelpCenterRedirect]{
		request: request{body: in},
		name:    in.FromURL,
		matches: func(r *HelpCenterRedirect) bool {
			return IsRedirectFrom(r.FromURL, in.FromURL) && r.TargetType == in.TargetType && r.TargetID.String() == in.TargetID
		},
	})
}

// Delete deletes a redirect.
func (s *HelpCenterRedirects) Delete(ctx context.Context, center, id ID) error {
	return s.of(center).remove(ctx, id)
}

// IsRedirectFrom reports whether an answered address can be what Intercom makes of the
// one that was sent: with a host in lower case, and without a slash at the end or
// without the query. It is not documented whether Intercom changes addresses.
func IsRedirectFrom(answered, sent string) bool {
	if answered == sent {
		return true
	}
	a, errA := url.Parse(answered)
	s, errS := url.Parse(sent)
	if errA != nil || errS != nil {
		return false
	}
	path := func(u *url.URL) string { return strings.TrimRight(u.EscapedPath(), "/") }
	return strings.EqualFold(a.Scheme, s.Scheme) && strings.EqualFold(a.Host, s.Host) && path(a) == path(s) &&
		(a.RawQuery == "" || a.RawQuery == s.RawQuery) && (a.Fragment == "" || a.Fragment == s.Fragment)
}
