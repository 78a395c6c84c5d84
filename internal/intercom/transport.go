package intercom

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"

	"github.com/hashicorp/go-cleanhttp"
	"github.com/hashicorp/go-retryablehttp"
)

// maxAnswer is the maximum size of one answer in bytes. The largest genuine one, of a
// workspace with thousands of ticket types, is less than a quarter of it.
const maxAnswer = 64 << 20

// CheckToken returns an error that says what is wrong with an access token, as far as
// that is known without a request. The error does not contain the token.
func CheckToken(token string) error {
	switch {
	case token == "":
		return errors.New("the access token is empty")
	case strings.ContainsFunc(token, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r > unicode.MaxASCII || strings.ContainsRune("\"'`", r)
	}):
		return errors.New("the access token holds white space or characters that no token has; it may have been copied with a line break or quotes")
	default:
		return nil
	}
}

// errBaseURL does not quote the URL, because one that cannot be parsed may contain a
// password anywhere.
var errBaseURL = errors.New("the base URL is not a URL such as https://api.intercom.io")

// CheckBaseURL returns an error that says what is wrong with a base URL, which must be
// https://host[/path], or http for a loopback address. The error contains no password
// and no query.
func CheckBaseURL(base string) error {
	u, err := url.Parse(base)
	switch {
	case err != nil:
		return errBaseURL
	case u.User != nil:
		return errors.New("a base URL must not hold a user name or password")
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return errors.New("a base URL must not have a query or a fragment")
	case u.Hostname() == "" || u.Scheme != "https" && u.Scheme != "http" || strings.Contains(u.Path, "@"):
		return errBaseURL
	case u.Scheme == "http" && !isLoopback(u.Hostname()):
		return fmt.Errorf("%q would send the access token unencrypted; plain http is accepted for loopback addresses only", u.Scheme+"://"+u.Host)
	default:
		return nil
	}
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// writeGrace is the time that a write in flight may still take after the run was
// cancelled.
const writeGrace = 5 * time.Second

// retries has the client that sends single attempts, and says how often and when to
// repeat a request.
type retries struct {
	attempts *http.Client
	max      int
	minWait  time.Duration
	maxWait  time.Duration
	onWait   func(context.Context, time.Duration, error) // may be nil
}

// client returns an HTTP client that repeats a request until it succeeds or shouldRetry
// says that it has failed. shouldRetry gets the error of each attempt.
func (r retries) client(shouldRetry func(ctx context.Context, err error) (bool, error)) *retryablehttp.Client {
	return &retryablehttp.Client{
		HTTPClient:   r.attempts,
		RetryMax:     r.max,
		RetryWaitMin: r.minWait,
		RetryWaitMax: r.maxWait,
		CheckRetry: func(ctx context.Context, _ *http.Response, err error) (bool, error) {
			return shouldRetry(ctx, err)
		},
		Backoff:      backoff,
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}
}

// backoff returns the wait before a request is repeated.
func (r retries) backoff(attempt int) time.Duration {
	return backoff(r.minWait, r.maxWait, attempt, nil)
}

// newRetries builds the chain that sends a request: retries around attempts, each of
// which waits for the rate limit and is then limited in time and size.
func newRetries(config Config) retries {
	timeout := config.AttemptTimeout
	if timeout == 0 {
		timeout = defaultAttemptTimeout
	}
	base := config.Transport
	if base == nil {
		pooled := cleanhttp.DefaultPooledTransport()
		pooled.MaxIdleConnsPerHost = pooled.MaxIdleConns // all connections are to one host
		base = pooled
	}
	var transport http.RoundTripper = &attempt{base: base, timeout: timeout}
	if config.WrapTransport != nil {
		transport = config.WrapTransport(transport)
	}

	wait := config.RetryWait
	if wait == 0 {
		wait = defaultRetryWait
	}
	transport = &pacer{next: transport, floor: wait, onWait: config.OnWait}
	return retries{
		attempts: &http.Client{
			Transport: transport,
			// A redirect could take the token to another host, or turn a POST into a
			// GET. Intercom documents no redirects, so the client follows none.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		max:     config.MaxRetries,
		minWait: wait,
		maxWait: max(wait, maxRetryWait),
		onWait:  config.OnWait,
	}
}

// attempt sends a request once. Its time limit includes reading the body. A body that
// is incomplete or too large is a failure of the attempt.
type attempt struct {
	base    http.RoundTripper
	timeout time.Duration
}

// RoundTrip sends the request. Its errors, and those of reading the body, are
// *attemptError.
func (a *attempt) RoundTrip(req *http.Request) (*http.Response, error) {
	// Without a connection, the request cannot have reached Intercom, whatever the
	// reason: no route, no such host, a refused TLS handshake.
	var connected atomic.Bool
	ctx, end := req.Context(), func() {}
	if req.Method != http.MethodGet {
		ctx, end = withGrace(ctx, connected.Load)
	}
	parent := ctx
	ctx, cancel := context.WithTimeoutCause(ctx, a.timeout, fmt.Errorf("no complete answer within %s", a.timeout))
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) { connected.Store(true) },
	})
	failure := func(err error) error {
		// At the time limit, the connection is closed, and reading may fail before the context does.
		if errors.Is(ctx.Err(), context.DeadlineExceeded) && parent.Err() == nil {
			err = context.Cause(ctx)
		}
		return &attemptError{method: req.Method, sent: connected.Load(), err: err}
	}
	done := sync.OnceFunc(func() { cancel(); end() })

	resp, err := a.base.RoundTrip(req.WithContext(ctx))
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = fmt.Errorf("the connection was closed without an answer: %w", err)
		}
		err = failure(err)
		done()
		return nil, err
	}
	resp.Body = &answerBody{body: resp.Body, left: maxAnswer, failure: failure, done: done}
	return resp, nil
}

// withGrace returns a context that ends some time after ctx if sent reports that the
// request is in flight: Terraform would not record the changes of a write that is
// cancelled. end releases the resources of the context.
func withGrace(ctx context.Context, sent func() bool) (grace context.Context, end func()) {
	grace, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		if sent() {
			time.AfterFunc(writeGrace, cancel)
		} else {
			cancel()
		}
	})
	return grace, func() { stop(); cancel() }
}

var errTooLarge = fmt.Errorf("the answer is larger than %d MB, which no answer of Intercom's should be", maxAnswer>>20)

// answerBody is the body of an answer, limited in size, number of values and time. Its
// errors are *attemptError.
type answerBody struct {
	body    io.ReadCloser
	left    int // bytes
	values  valueCounter
	failure func(error) error
	done    func()
}

// Read returns an error if the body is too large, incomplete or too slow.
func (b *answerBody) Read(p []byte) (int, error) {
	n, err := b.body.Read(p[:min(len(p), b.left+1)])
	if b.left -= n; b.left < 0 {
		return 0, b.failure(errTooLarge)
	}
	if tooMany := b.values.add(p[:n]); tooMany != nil {
		return 0, b.failure(tooMany)
	}
	if err != nil && !errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return n, b.failure(fmt.Errorf("the answer broke off: %w", err))
	}
	return n, err
}

// Close ends the attempt.
func (b *answerBody) Close() error {
	err := b.body.Close()
	b.done()
	return err
}

// attemptError is the error of an attempt without an answer.
type attemptError struct {
	method string
	sent   bool // the request may have reached Intercom
	err    error
}

func (e *attemptError) Error() string { return e.err.Error() }
func (e *attemptError) Unwrap() error { return e.err }

// isTemporary reports whether a refused request, of any kind, may succeed a moment
// later.
func isTemporary(e *Error) bool {
	switch {
	case isRefusedUnseen(e), e.StatusCode == http.StatusRequestTimeout:
		return true
	default:
		return e.StatusCode >= 500 && e.StatusCode != http.StatusNotImplemented
	}
}

// isRefusedUnseen reports whether a request was refused before Intercom processed it:
// by the rate limit, or by the load balancer in front of Intercom, which sometimes
// answers with an HTML page.
func isRefusedUnseen(e *Error) bool {
	return e.StatusCode == http.StatusTooManyRequests || e.StatusCode == http.StatusForbidden && e.HTML
}

// isPermanent reports whether an attempt failed for a reason that would also fail the
// next one.
func isPermanent(err error) bool {
	var certificate *tls.CertificateVerificationError
	return errors.As(err, &certificate) || errors.Is(err, errTooLarge) || errors.Is(err, errTooManyValues)
}

// HadNoEffect reports whether err is the error of a write that never reached Intercom,
// or was refused before Intercom processed it.
func HadNoEffect(err error) bool {
	var uncertain *UncertainError
	if errors.As(err, &uncertain) {
		return false
	}
	var apiError *Error
	if errors.As(err, &apiError) {
		return apiError.Method != http.MethodGet && isRefusedUnseen(apiError)
	}
	var attemptErr *attemptError
	return errors.As(err, &attemptErr) && attemptErr.method != http.MethodGet && !attemptErr.sent
}

// backoff returns the wait before a retry, which doubles with each retry. It returns no
// wait for a refusal by the rate limit that says when the limit ends, because the pacer
// waits for that. Jitter keeps concurrent requests from being repeated at the same
// time.
func backoff(shortest, longest time.Duration, attemptNum int, resp *http.Response) time.Duration {
	wait := longest
	if attemptNum < 30 {
		wait = min(shortest<<attemptNum, longest)
	}
	if resp != nil && resp.StatusCode == http.StatusTooManyRequests {
		if _, ok := resetAfter(resp.Header, time.Now()); ok {
			wait = 0
		}
	}
	return wait + rand.N(shortest/4+1)
}
