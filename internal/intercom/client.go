// Package intercom is a client of Intercom's REST API for the objects that
// configure a workspace: https://developers.intercom.com/docs/references/rest-api/api.intercom.io
//
// The package does not depend on Terraform. It hides the special cases of Intercom: objects
// that can only be archived, attributes that cannot be read by id, the two forms of list
// options, the missing idempotency keys.
package intercom

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Version is the version of Intercom's API that requests use unless their service needs
// another one. Without a version, Intercom would use the version in the settings of the
// token's app.
const Version = "2.16"

// Preview is the version with the operations that no numbered version has yet. Intercom
// may change it at any time, so only services whose objects no other version has use
// it.
const Preview = "Preview"

// DefaultMaxRetries is the default of Config.MaxRetries. With the waits between
// attempts, that many retries outlast a rate limit window of ten seconds and ordinary
// short outages.
const DefaultMaxRetries = 5

const (
	defaultAttemptTimeout = 30 * time.Second
	defaultRetryWait      = time.Second
	maxRetryWait          = 30 * time.Second
)

// Regions are the names of Intercom's regions, the default first.
var Regions = []string{"us", "eu", "au"}

// RegionURL returns the base URL of a region's API, or "" if there is no such region.
func RegionURL(region string) string {
	switch region {
	case "us":
		return "https://api.intercom.io"
	case "eu", "au":
		return "https://api." + region + ".intercom.io"
	default:
		return ""
	}
}

// Config configures a Client. Only AccessToken is required.
type Config struct {
	AccessToken string

	// BaseURL is the address of the API. Plain http is accepted only for loopback
	// addresses. Default: the US region.
	BaseURL string

	// WorkspaceID, if not empty, is the only workspace that the client may use: with a
	// token of another workspace, every call fails with a *WorkspaceError.
	WorkspaceID string

	// UserAgent is sent with every request, so that Intercom's support can identify the
	// client.
	UserAgent string

	// MaxRetries is the maximum number of times that a request is sent again.
	MaxRetries int

	// RetryWait is the wait before the first retry; it doubles with each retry.
	// Default: one second.
	RetryWait time.Duration

	// AttemptTimeout limits the time of each attempt, including the body of the answer.
	// Default: 30 seconds.
	AttemptTimeout time.Duration

	// OnWait, if non-nil, is called when a request waits, with the length of the
	// wait: before it is repeated after err, or for the rate limit if err is nil. It
	// may be called by several goroutines at once.
	OnWait func(ctx context.Context, wait time.Duration, err error)

	// Transport, if non-nil, sends single attempts, for tests without a network.
	// Default: a transport of the client.
	Transport http.RoundTripper

	// WrapTransport, if non-nil, gets the transport that sends single attempts and
	// returns the transport to use instead, for example one that logs.
	WrapTransport func(http.RoundTripper) http.RoundTripper
}

// Client calls Intercom's API with one access token. It is safe for concurrent
// use.
type Client struct {
	Admins                 *Admins
	Articles               *Articles
	ContentImportSources   *ContentImportSources
	ConversationAttributes *ConversationAttributes
	DataAttributes         *DataAttributes
	ExternalPages          *ExternalPages
	Folders                *Folders
	HelpCenterCollections  *HelpCenterCollections
	HelpCenterRedirects    *HelpCenterRedirects
	HelpCenters            *HelpCenters
	NewsItems              *NewsItems
	Newsfeeds              *Newsfeeds
	InternalArticles       *InternalArticles
	IdentitySecrets        *IdentitySecrets
	IPAllowlist            *IPAllowlists
	OfficeHoursExceptions  *OfficeHoursExceptions
	OfficeHoursSchedules   *OfficeHoursSchedules
	Segments               *Segments
	Tags                   *Tags
	Teams                  *Teams
	TicketStates           *TicketStates
	TicketTypes            *TicketTypes
	TicketTypeAttributes   *TicketTypeAttributes
	Workspace              *WorkspaceService
	DataConnectors         *DataConnectors
	AwayStatusReasons      *AwayStatusReasons
	Brands                 *Brands
	Emails                 *Emails
	Macros                 *Macros
	ReportingDatasets      *ReportingDatasets
	SubscriptionTypes      *SubscriptionTypes
	Workflows              *Workflows
	Audiences              *Audiences
	ContentSnippets        *ContentSnippets

	baseURL   *url.URL
	token     string
	redact    func(string) string
	maskToken func(string) string
	userAgent string
	retries   retries
	guard     *guard
}

// New returns a client, or an error that says what is wrong with the configuration. It
// sends no request.
func New(config Config) (*Client, error) {
	if err := CheckToken(config.AccessToken); err != nil {
		return nil, err
	}
	if config.BaseURL == "" {
		config.BaseURL = RegionURL(Regions[0])
	}
	if err := CheckBaseURL(config.BaseURL); err != nil {
		return nil, err
	}
	baseURL, err := url.Parse(strings.TrimRight(config.BaseURL, "/"))
	if err != nil {
		return nil, errBaseURL
	}

	c := &Client{
		baseURL:   baseURL,
		token:     config.AccessToken,
		redact:    Redactor(config.AccessToken),
		maskToken: tokenMask(config.AccessToken),
		userAgent: config.UserAgent,
		retries:   newRetries(config),
	}
	c.guard = newGuard(c, config.WorkspaceID)
	c.Admins = newAdmins(c)
	c.Articles = newArticles(c)
	c.ContentImportSources = newContentImportSources(c)
	c.ConversationAttributes = newConversationAttributes(c)
	c.AwayStatusReasons = newAwayStatusReasons(c)
	c.Brands = newBrands(c)
	c.Emails = newEmails(c)
	c.Macros = newMacros(c)
	c.ReportingDatasets = newReportingDatasets(c)
	c.SubscriptionTypes = newSubscriptionTypes(c)
	c.Workflows = &Workflows{client: c, exports: map[ID]*snapshot[workflowExport]{}}
	c.Audiences = newAudiences(c)
	c.ContentSnippets = newContentSnippets(c)
	c.DataAttributes = newDataAttributes(c)
	c.ExternalPages = newExternalPages(c)
	c.Folders = newFolders(c)
	c.HelpCenterCollections = newHelpCenterCollections(c)
	c.HelpCenterRedirects = newHelpCenterRedirects(c)
	c.HelpCenters = newHelpCenters(c)
	c.NewsItems = newNewsItems(c)
	c.Newsfeeds = newNewsfeeds(c)
	c.DataConnectors = newDataConnectors(c)
	c.InternalArticles = newInternalArticles(c)
	c.IdentitySecrets = newIdentitySecrets(c)
	c.IPAllowlist = newIPAllowlists(c)
	c.OfficeHoursExceptions = newOfficeHoursExceptions(c)
	c.OfficeHoursSchedules = newOfficeHoursSchedules(c)
	c.Segments = newSegments(c)
	c.Tags = newTags(c)
	c.Teams = newTeams(c)
	c.TicketStates = newTicketStates(c)
	c.TicketTypes = newTicketTypes(c)
	c.TicketTypeAttributes = &TicketTypeAttributes{client: c}
	c.Workspace = &WorkspaceService{c}
	return c, nil
}

// BaseURL returns the address to which the client sends its requests.
func (c *Client) BaseURL() string { return c.baseURL.String() }
