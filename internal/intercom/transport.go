package intercom

import (
	"bytes"
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
	"sync/atomic"
	"time"
	"unicode"

	"github.com/hashicorp/go-cleanhttp"
	"github.com/hashicorp/go-retryablehttp"
)

// maxAnswer bounds what is read of one answer, in bytes. The largest honest
// one, a workspace of thousands of ticket types, stays below a quarter of it.
const maxAnswer = 64 << 20

// CheckToken says what is wrong with an access token, as far as that can be
// known without asking Intercom. The token is not part of the error.
func CheckToken(token string) error {
	switch {
	case token == "":
		return errors.New("the access token is empty")
	case strings.ContainsFunc(token, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r > unicode.MaxASCII }):
		return errors.New("the access token holds white space or characters that no token has; it may have been copied with a line break or quotes")
	default:
		return nil
	}
}

// CheckBaseURL says what is wrong with a base URL: anything but
// https://host[/path], or http to a loopback address.
func CheckBaseURL(base string) error {
	u, err := url.Parse(base)
	switch {
	case err != nil:
		return fmt.Errorf("%q is not a URL", base)
	case u.User != nil:
		return errors.New("a base URL must not hold a user name or password")
	case u.RawQuery != "" || u.Fragment != "":
		return fmt.Errorf("%q must not have a query or a fragment", base)
	case u.Hostname() == "" || u.Scheme != "https" && u.Scheme != "http":
		return fmt.Errorf("%q is not a URL such as https://api.intercom.io", base)
	case u.Scheme == "http" && !isLoopback(u.Hostname()):
		return fmt.Errorf("%q would send the access token unencrypted; plain http is accepted for loopback addresses only", base)
	default:
		return nil
	}
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// postGrace is how long a POST that is on its way may take when the run is
// cancelled.
const postGrace = 5 * time.Second

// newHTTPClient puts together how a request travels: retries around attempts,
// each of which waits for the rate limit and is then bounded in time and size.
func newHTTPClient(config Config) *retryablehttp.Client {
	timeout := config.AttemptTimeout
	if timeout == 0 {
		timeout = defaultAttemptTimeout
	}
	base := config.Transport
	if base == nil {
		pooled := cleanhttp.DefaultPooledTransport()
		pooled.MaxIdleConnsPerHost = pooled.MaxIdleConns // all of them go to one host
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
	return &retryablehttp.Client{
		HTTPClient: &http.Client{
			Transport: transport,
			// A redirect could take the token to another host, or turn a POST
			// into a GET. Intercom documents none, so none is followed.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		RetryMax:     config.MaxRetries,
		RetryWaitMin: wait,
		RetryWaitMax: max(wait, maxRetryWait),
		CheckRetry:   checkRetry,
		Backoff:      backoff,
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}
}

// attempt sends a request once and reads the whole answer, so that a body that
// breaks off is a failure of the attempt, and the time limit covers it.
type attempt struct {
	base    http.RoundTripper
	timeout time.Duration
}

// RoundTrip fails with an *attemptError.
func (a *attempt) RoundTrip(req *http.Request) (*http.Response, error) {
	// Without a connection nothing can have reached Intercom, whatever the
	// reason: no route, no such host, a refused TLS handshake.
	var connected atomic.Bool
	parent := req.Context()
	if req.Method == http.MethodPost {
		// What a cancelled POST has made would be lost to Terraform. Once it is
		// on its way, it gets a moment to be answered.
		var cancelPost context.CancelFunc
		parent, cancelPost = context.WithCancel(context.WithoutCancel(parent))
		defer cancelPost()
		defer context.AfterFunc(req.Context(), func() {
			if connected.Load() {
				time.AfterFunc(postGrace, cancelPost)
			} else {
				cancelPost()
			}
		})()
	}
	ctx, cancel := context.WithTimeoutCause(parent, a.timeout, fmt.Errorf("no complete answer within %s", a.timeout))
	defer cancel()
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) { connected.Store(true) },
	})

	resp, err := a.base.RoundTrip(req.WithContext(ctx))
	switch {
	case err == nil:
		err = readAll(resp)
	case errors.Is(err, io.EOF):
		err = fmt.Errorf("the connection was closed without an answer: %w", err)
	}
	if err != nil {
		if errors.Is(err, context.DeadlineExceeded) && parent.Err() == nil {
			err = context.Cause(ctx)
		}
		return nil, &attemptError{method: req.Method, sent: connected.Load(), err: err}
	}
	return resp, nil
}

var errTooLarge = fmt.Errorf("the answer is larger than %d MB, which no answer of Intercom's should be", maxAnswer>>20)

func readAll(resp *http.Response) error {
	defer func() { _ = resp.Body.Close() }()
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	if err != nil {
		return fmt.Errorf("the answer broke off: %w", err)
	}
	if len(data) > maxAnswer {
		return errTooLarge
	}
	resp.Body = io.NopCloser(bytes.NewReader(data))
	return nil
}

// attemptError is an attempt without an answer.
type attemptError struct {
	method string
	sent   bool // the request may have reached Intercom
	err    error
}

func (e *attemptError) Error() string { return e.err.Error() }
func (e *attemptError) Unwrap() error { return e.err }

// checkRetry decides whether a request is sent again. Reads, updates and
// deletions can be repeated; a POST only when Intercom has surely not acted on
// it.
func checkRetry(ctx context.Context, _ *http.Response, err error) (bool, error) {
	if err == nil {
		return false, nil // also when the run was cancelled meanwhile: what is done is done
	}
	if acted, ok := ctx.Value(actedKey{}).(*bool); ok && mayHaveHappened(err) {
		*acted = true
	}
	if ctx.Err() != nil {
		return false, ctx.Err()
	}

	var apiError *Error
	if errors.As(err, &apiError) {
		if !temporary(apiError) {
			return false, nil
		}
		return isRepeatable(ctx, apiError.Method) || refusedUnseen(apiError), nil
	}
	var attemptErr *attemptError
	if errors.As(err, &attemptErr) {
		if permanent(attemptErr.err) {
			return false, nil
		}
		return isRepeatable(ctx, attemptErr.method) || !attemptErr.sent, nil
	}
	var unexpected *UnexpectedAnswerError
	return errors.As(err, &unexpected) && isRepeatable(ctx, unexpected.Method), nil
}

// actedKey is the key of what a request's context keeps of its attempts.
type actedKey struct{}

// final reports whether Intercom has refused a request for good.
func final(err error) bool {
	var apiError *Error
	return errors.As(err, &apiError) && !temporary(apiError)
}

// temporary reports whether the same request may fare better a moment later.
func temporary(e *Error) bool {
	switch {
	case refusedUnseen(e), e.StatusCode == http.StatusRequestTimeout:
		return true
	case e.StatusCode == http.StatusConflict:
		return e.Has("conflict") // "being changed by another request. Try again."; other conflicts stay
	default:
		return e.StatusCode >= 500 && e.StatusCode != http.StatusNotImplemented
	}
}

// refusedUnseen reports whether the request was turned away before anything
// was done with it: by the rate limit, or by the load balancer in front of
// Intercom, which now and then answers with an HTML page.
func refusedUnseen(e *Error) bool {
	return e.StatusCode == http.StatusTooManyRequests || e.StatusCode == http.StatusForbidden && e.HTML
}

// permanent reports whether an attempt failed for a reason that another one
// would meet as well.
func permanent(err error) bool {
	var certificate *tls.CertificateVerificationError
	return errors.As(err, &certificate)
}

// mayHaveHappened reports whether Intercom may have acted on a request that
// failed with err.
func mayHaveHappened(err error) bool {
	var apiError *Error
	if errors.As(err, &apiError) {
		return temporary(apiError) && !refusedUnseen(apiError)
	}
	var attemptErr *attemptError
	if errors.As(err, &attemptErr) {
		return attemptErr.sent
	}
	var unexpected *UnexpectedAnswerError
	return errors.As(err, &unexpected)
}

// HadNoEffect reports whether err is of a write that never reached Intercom, or
// was turned away before anything was done with it.
func HadNoEffect(err error) bool {
	var uncertain *UncertainError
	if errors.As(err, &uncertain) {
		return false
	}
	var apiError *Error
	if errors.As(err, &apiError) {
		return apiError.Method != http.MethodGet && refusedUnseen(apiError)
	}
	var attemptErr *attemptError
	return errors.As(err, &attemptErr) && attemptErr.method != http.MethodGet && !attemptErr.sent
}

// backoff doubles the wait from retry to retry. A refusal by the rate limit
// that says when it ends is waited out by the pacer. Jitter keeps concurrent
// requests from coming back all at once.
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
