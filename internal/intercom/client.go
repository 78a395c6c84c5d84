// Package intercom is a client of Intercom's REST API for the objects that
// configure a workspace: https://developers.intercom.com/docs/references/rest-api/api.intercom.io
//
// It knows nothing of Terraform. What is peculiar to Intercom is dealt with
// here: objects that can only be archived, attributes without an own GET, the
// two forms of list options, the missing idempotency keys.
package intercom

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// Version is the version of Intercom's API that this client speaks. It is sent
// with every request; without it, Intercom would use the version that the
// token's app is set to.
const Version = "2.16"

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

	// OnWait, if non-nil, is told that a request waits for the rate limit, and
	// for how long.
	OnWait func(ctx context.Context, wait time.Duration)

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
	Admins               *Admins
	DataAttributes       *DataAttributes
	Segments             *Segments
	Tags                 *Tags
	Teams                *Teams
	TicketStates         *TicketStates
	TicketTypes          *TicketTypes
	TicketTypeAttributes *TicketTypeAttributes
	Workspace            *WorkspaceService

	baseURL   *url.URL
	token     string
	userAgent string
	http      *retryablehttp.Client
	guard     guard
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
		return nil, err
	}

	c := &Client{
		baseURL:   baseURL,
		token:     config.AccessToken,
		userAgent: config.UserAgent,
		http:      newHTTPClient(config),
		guard:     guard{want: config.WorkspaceID},
	}
	c.Admins = &Admins{c, snapshotOf(c, segments("admins"), func(l *adminList) []Admin { return l.Admins })}
	c.DataAttributes = newDataAttributes(c)
	segmentsOf := func(l *segmentList) []Segment { return l.Segments }
	c.Segments = &Segments{
		client:   c,
		snapshot: snapshotOf(c, segments("segments"), segmentsOf),
		counts:   snapshotOf(c, segments("segments")+"?include_count=true", segmentsOf),
	}
	c.Tags = &Tags{c, newSnapshot[Tag](c, segments("tags"))}
	c.Teams = &Teams{c, snapshotOf(c, segments("teams"), func(l *teamList) []Team { return l.Teams })}
	c.TicketStates = &TicketStates{newSnapshot[TicketState](c, segments("ticket_states"))}
	c.TicketTypes = &TicketTypes{client: c, snapshot: newSnapshot[TicketType](c, segments("ticket_types"))}
	c.TicketTypeAttributes = &TicketTypeAttributes{client: c}
	c.Workspace = &WorkspaceService{c}
	return c, nil
}

// BaseURL is where the client sends its requests.
func (c *Client) BaseURL() string { return c.baseURL.String() }

// segments joins path elements, each escaped, so that no id can reach another
// path.
func segments(elements ...string) string {
	var path strings.Builder
	for _, element := range elements {
		path.WriteString("/" + url.PathEscape(element))
	}
	return path.String()
}

// answer is what a 2xx body must show before it is believed. Intercom's
// objects differ, but each can tell an answer of its own from an empty or a
// foreign one.
type answer interface{ check() error }

// pointer is a *T that can check itself.
type pointer[T any] interface {
	*T
	answer
}

// call sends one request and returns the answer as a T.
func call[T any, P pointer[T]](ctx context.Context, c *Client, method, path string, body any) (*T, error) {
	out := new(T)
	if err := c.do(ctx, method, path, body, into[T, P](out)); err != nil {
		return nil, err
	}
	return out, nil
}

// identified is a pointer to an object with an id.
type identified[T any] interface {
	pointer[T]
	objectID() ID
}

// callFor is call for the object with an id, and checks that the answer is that
// object.
func callFor[T any, P identified[T]](ctx context.Context, c *Client, id ID, method, path string, body any) (*T, error) {
	out, err := call[T, P](ctx, c, method, path, body)
	if err != nil {
		return nil, aboutObject(err)
	}
	if got := P(out).objectID(); got != id {
		return nil, fmt.Errorf("asked Intercom for the object with id %q and got the one with id %q", id, got)
	}
	return out, nil
}

// into decodes an answer into out and checks it.
func into[T any, P pointer[T]](out *T) func([]byte) error {
	return func(data []byte) error {
		*out = *new(T) // an earlier attempt may have left half an answer
		if err := json.Unmarshal(data, out); err != nil {
			return err
		}
		return P(out).check()
	}
}

// done takes the answer to a deletion. Intercom documents an empty one; for
// some objects it answers with what was deleted.
func done(data []byte) error {
	if data = bytes.TrimSpace(data); len(data) == 0 || bytes.Equal(data, []byte("{}")) {
		return nil
	}
	return into(new(object))(data)
}

// repeatable marks the requests of a context as safe to send again, which a
// POST is not by itself.
func repeatable(ctx context.Context) context.Context {
	return context.WithValue(ctx, repeatableKey{}, true)
}

type repeatableKey struct{}

func isRepeatable(ctx context.Context, method string) bool {
	return method != http.MethodPost || ctx.Value(repeatableKey{}) != nil
}

// create makes an object. Intercom takes no idempotency keys, so when it is not
// known whether a POST took effect, find looks for what it would have made:
// nothing is made twice, and nothing that was made is lost.
func create[T any](ctx context.Context, c *Client, post, find func() (*T, error)) (*T, error) {
	for attempt := 0; ; attempt++ {
		made, err := post()
		var uncertain *UncertainError
		if !errors.As(err, &uncertain) || ctx.Err() != nil {
			return made, err
		}
		found, err := look(uncertain, find)
		var absent *AbsentError
		if !errors.As(err, &absent) || attempt >= c.http.RetryMax {
			return found, err
		}
		timer := time.NewTimer(backoff(c.http.RetryWaitMin, c.http.RetryWaitMax, attempt, nil))
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return nil, ctx.Err()
		}
	}
}

// look finds out what became of a creation.
func look[T any](uncertain *UncertainError, find func() (*T, error)) (*T, error) {
	found, err := find()
	switch {
	case err == nil:
		return found, nil
	case errors.Is(err, ErrNotFound):
		return nil, &AbsentError{uncertain.Err}
	default:
		return nil, &UncertainError{Err: uncertain.Err, Look: err}
	}
}

// do sends one request, with retries, and hands the body of a 2xx answer to
// decode.
func (c *Client) do(ctx context.Context, method, path string, body any, decode func([]byte) error) error {
	if err := c.guard.check(ctx, c); err != nil {
		return err
	}
	return c.send(ctx, method, path, body, decode)
}

// Do sends one request past the services, to a path such as "/tags", and returns
// the answer's JSON as Intercom wrote it, nil if it is empty. The services do
// not notice what it changes.
func (c *Client) Do(ctx context.Context, method, path string, body any) (json.RawMessage, error) {
	var answer json.RawMessage
	err := c.do(ctx, method, path, body, func(data []byte) error {
		answer = nil
		if data = bytes.TrimSpace(data); len(data) == 0 {
			return nil
		}
		return json.Unmarshal(data, &answer)
	})
	return answer, err
}

// send is do without the check of the workspace, which itself needs to send.
func (c *Client) send(ctx context.Context, method, path string, body any, decode func([]byte) error) error {
	var payload any
	if body != nil {
		encoded, err := json.Marshal(body)
		if err != nil {
			return fmt.Errorf("encoding the request: %w", err)
		}
		payload = encoded
	}
	var acted bool // perhaps, by one of the attempts
	req, err := retryablehttp.NewRequestWithContext(context.WithValue(ctx, actedKey{}, &acted), method, c.baseURL.String()+path, payload)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Intercom-Version", Version)
	if c.userAgent != "" {
		req.Header.Set("User-Agent", c.userAgent)
	}
	if payload != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	req.SetResponseHandler(func(resp *http.Response) error {
		data, err := io.ReadAll(resp.Body)
		if err != nil {
			return err
		}
		resp.Body = io.NopCloser(bytes.NewReader(data))
		if resp.StatusCode < 200 || resp.StatusCode > 299 {
			// Whoever answers may repeat what was sent.
			return newError(resp, bytes.ReplaceAll(data, []byte(c.token), []byte("***")))
		}
		if err := decode(data); err != nil {
			return &UnexpectedAnswerError{Method: method, Path: resp.Request.URL.Path, RequestID: requestID(resp), Err: err}
		}
		return nil
	})

	resp, err := c.http.Do(req)
	if resp != nil && resp.Body != nil {
		_ = resp.Body.Close()
	}
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if method != http.MethodGet && acted && !final(err) {
		return &UncertainError{Err: plain(err)}
	}
	return plain(err)
}

// plain takes the URL off an error of net/http, which says it again in other
// words, and keeps what there is of ours.
func plain(err error) error {
	var urlError *url.Error
	if errors.As(err, &urlError) {
		return fmt.Errorf("%s %s: %w", strings.ToUpper(urlError.Op), urlError.URL, urlError.Err)
	}
	return err
}

// object is the part that every object of Intercom's has.
type object struct {
	Type string `json:"type"`
	ID   ID     `json:"id"`
}

func (o *object) objectID() ID { return o.ID }

func (o *object) check() error {
	if o.ID == "" {
		return errors.New("the answer holds no object with an id")
	}
	return nil
}

// list is the envelope of the collections that come whole, in one answer.
type list[T any] struct {
	Data []T `json:"data"`
}

// check refuses an answer without the array: an empty body must never read as
// "nothing is there".
func (l *list[T]) check() error {
	if l.Data == nil {
		return errors.New(`the answer holds no list under "data"`)
	}
	return nil
}

// ErrArchived is what errors.Is finds when an object is there and archived.
// For most purposes that is gone, so ErrNotFound is found as well.
var ErrArchived = fmt.Errorf("archived: %w", ErrNotFound)

// ErrTicketTypeArchived is what errors.Is finds when an attribute is gone
// because its ticket type is archived.
var ErrTicketTypeArchived = fmt.Errorf("ticket type %w", ErrArchived)

// archived judges the outcome of a request to archive. Intercom does not say
// what it answers for an object that is archived already, so after a refusal it
// is asked whether the object is still in use.
func archived(err error, done func() bool, get func() error) error {
	var refusal *Error
	switch {
	case err == nil && done():
		return nil
	case err == nil:
		return errors.New("Intercom accepted the request and did not archive the object")
	case errors.As(err, &refusal) && errors.Is(get(), ErrNotFound):
		return nil
	default:
		return err
	}
}
