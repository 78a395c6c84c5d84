// Package intercom is a client of Intercom's REST API for the objects that
// configure a workspace: https://developers.intercom.com/docs/references/rest-api/api.intercom.io
//
// It knows nothing of Terraform. It hides the special cases of Intercom: objects
// that can only be archived, attributes that cannot be read by id, the two forms
// of list options, the missing idempotency keys.
package intercom

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Version is the version of Intercom's API that requests ask for unless their
// service needs another one. Without a version, Intercom would use the one that
// the token's app is set to.
const Version = "2.16"

// Preview is the version of what no numbered version has yet. Intercom may change
// it at any time, so only services whose objects are nowhere else ask for it.
const Preview = "Preview"

// DefaultMaxRetries is how often a request is sent again unless Config says
// otherwise. With the waits in between, that outlasts a rate-limit window of
// ten seconds and an ordinary hiccup.
const DefaultMaxRetries = 5

const (
	defaultAttemptTimeout = 30 * time.Second
	defaultRetryWait      = time.Second
	maxRetryWait          = 30 * time.Second
)

// Regions are the names of Intercom's regions, the default first.
var Regions = []string{"us", "eu", "au"}

// RegionURL returns the base URL of a region's API, or "" for a region that
// does not exist.
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

// Config is what a Client needs to know. Only AccessToken is required.
type Config struct {
	AccessToken string

	// BaseURL is where the API is. Plain http is accepted for loopback
	// addresses only. Default: the US region.
	BaseURL string

	// WorkspaceID, when set, is the only workspace that the client talks to:
	// a token of another one fails every call with a *WorkspaceError.
	WorkspaceID string

	// UserAgent goes with every request, so that Intercom's support can tell
	// who called.
	UserAgent string

	// MaxRetries is how often one request is sent again, at most.
	MaxRetries int

	// RetryWait is the wait before the first retry; it doubles from there.
	// Default: one second.
	RetryWait time.Duration

	// AttemptTimeout bounds each single attempt, the answer's body included.
	// Default: 30 seconds.
	AttemptTimeout time.Duration

	// OnWait, if non-nil, is called when a request waits, with the length of the
	// wait: before it is repeated after err, or for the rate limit if err is nil. It
	// may be called by several goroutines at once.
	OnWait func(ctx context.Context, wait time.Duration, err error)

	// Transport, if non-nil, sends single attempts, for tests without a network.
	// Default: one of the client's own.
	Transport http.RoundTripper

	// WrapTransport, if non-nil, is given the transport that sends single
	// attempts and returns the one to use: the place for logging.
	WrapTransport func(http.RoundTripper) http.RoundTripper
}

// Client calls Intercom's API with one access token. It is safe for concurrent
// use.
type Client struct {
	Admins                 *Admins
	Articles               *Articles
	ConversationAttributes *ConversationAttributes
	DataAttributes         *DataAttributes
	HelpCenterCollections  *HelpCenterCollections
	HelpCenters            *HelpCenters
	Newsfeeds              *Newsfeeds
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

	baseURL   *url.URL
	token     string
	redact    func(string) string
	maskToken func(string) string
	userAgent string
	retries   retries
	guard     *guard
}

// New returns a client, or an error that says what is wrong with the
// configuration. It calls nothing.
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
	c.ConversationAttributes = newConversationAttributes(c)
	c.AwayStatusReasons = newAwayStatusReasons(c)
	c.Brands = newBrands(c)
	c.Emails = newEmails(c)
	c.Macros = newMacros(c)
	c.ReportingDatasets = newReportingDatasets(c)
	c.SubscriptionTypes = newSubscriptionTypes(c)
	c.Workflows = &Workflows{client: c, exports: map[ID]*snapshot[workflowExport]{}}
	c.Audiences = newAudiences(c)
	c.DataAttributes = newDataAttributes(c)
	c.HelpCenterCollections = newHelpCenterCollections(c)
	c.HelpCenters = newHelpCenters(c)
	c.Newsfeeds = newNewsfeeds(c)
	c.DataConnectors = newDataConnectors(c)
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

// BaseURL is where the client sends its requests.
func (c *Client) BaseURL() string { return c.baseURL.String() }
