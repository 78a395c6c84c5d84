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

// request is one call of Intercom's API. The zero values of the optional fields suit
// most calls.
type request struct {
	method string
	path   string     // with escaped elements, see segments
	query  url.Values // optional
	body   any        // encoded as JSON; nil for none

	// wrapper, if not empty, is the only key of the body that is sent, with body as its
	// value.
	wrapper string

	// version is the version of the API for the call, "" for Version.
	version string

	// id is the id of the object that the call is about, or "" for a call about a
	// collection. Only a call about an object can fail with ErrNotFound, and its answer
	// must be that object.
	id ID

	// repeatable says that a POST may be sent again even if an earlier attempt may have
	// taken effect. All other methods are always repeatable.
	repeatable bool

	// retry, if non-nil, reports whether a refusal that is final for other calls is
	// temporary for this one, such as a 409 "conflict". Such a refusal has had no
	// effect.
	retry func(*Error) bool

	// secrets are parts of the body that no error may contain.
	secrets []string
}

// redact returns a function that makes a text of the answer safe to show, without
// the secrets of the request and of the client.
func (r request) redact(c *Client) func(string) string {
	const shortest = 4 // shorter texts occur in many places
	return func(text string) string {
		text = filter(text)
		for _, secret := range r.secrets {
			if secret = filter(secret); len(secret) >= shortest {
				text = tokenMask(secret)(text)
			}
		}
		return c.redact(text)
	}
}

func (r request) canRepeat() bool { return r.method != http.MethodPost || r.repeatable }

func (r request) isTemporary(e *Error) bool { return r.isRefusedForNow(e) || isTemporary(e) }

// isRefusedForNow reports whether a refusal had no effect and is temporary.
func (r request) isRefusedForNow(e *Error) bool {
	return isRefusedUnseen(e) || r.retry != nil && r.retry(e)
}

// mayHaveHappened reports whether Intercom may have acted on an attempt that
// failed with err.
func (r request) mayHaveHappened(err error) bool {
	var refusal *Error
	if errors.As(err, &refusal) {
		return r.isTemporary(refusal) && !r.isRefusedForNow(refusal)
	}
	var failed *attemptError
	if errors.As(err, &failed) {
		return failed.sent
	}
	var unexpected *UnexpectedAnswerError
	return errors.As(err, &unexpected)
}

// shouldRetry reports whether to send the request again after an attempt failed with
// err. A POST is repeated only if Intercom has certainly not acted on it.
func (r request) shouldRetry(err error) bool {
	var refusal *Error
	if errors.As(err, &refusal) {
		return r.isTemporary(refusal) && (r.canRepeat() || r.isRefusedForNow(refusal))
	}
	var failed *attemptError
	if errors.As(err, &failed) {
		return !isPermanent(failed.err) && (r.canRepeat() || !failed.sent)
	}
	var unexpected *UnexpectedAnswerError
	return errors.As(err, &unexpected) && r.canRepeat()
}

// segments joins path elements and escapes each, so that no id can change the path.
func segments(elements ...string) string {
	var path strings.Builder
	for _, element := range elements {
		path.WriteString("/" + url.PathEscape(element))
	}
	return path.String()
}

// call sends a request and returns the object in the answer.
func call[T any, P answerTo[T]](ctx context.Context, c *Client, r request) (*T, error) {
	var out *T
	err := c.do(ctx, r, func(body io.Reader) error {
		out = new(T) // an earlier attempt may have decoded half an answer
		return c.decode(body, P(out))
	})
	if err != nil {
		return nil, err
	}
	if object, ok := any(out).(interface{ ObjectID() ID }); ok && r.id != "" && object.ObjectID() != r.id {
		return nil, c.clean(fmt.Errorf("asked Intercom for the object with id %q and got the one with id %q", r.id, object.ObjectID()))
	}
	return out, nil
}

// callEmpty sends a request, such as a deletion, whose answer is an empty body, {} or
// an object.
func callEmpty(ctx context.Context, c *Client, r request) error {
	return c.do(ctx, r, func(body io.Reader) error {
		data, err := io.ReadAll(body)
		if err != nil {
			return err
		}
		if data = bytes.TrimSpace(data); len(data) == 0 || bytes.Equal(data, []byte("{}")) {
			return nil
		}
		return c.decode(bytes.NewReader(data), &object{})
	})
}

// Do sends one request to a path such as "/tags", without the services, and returns the
// JSON of the answer as Intercom wrote it, or nil if the answer is empty. The services
// do not notice what the request changes.
func (c *Client) Do(ctx context.Context, method, path string, body any) (json.RawMessage, error) {
	var answer json.RawMessage
	err := c.do(ctx, request{method: method, path: path, body: body}, func(body io.Reader) error {
		answer = nil
		data, err := io.ReadAll(body)
		if err != nil {
			return err
		}
		if data = bytes.TrimSpace(data); len(data) == 0 {
			return nil
		}
		return json.Unmarshal(data, &answer)
	})
	return answer, err
}

// do sends a request, with retries, and passes the body of a 2xx answer to decode. It
// returns an error if the token does not belong to the configured workspace.
func (c *Client) do(ctx context.Context, r request, decode func(io.Reader) error) error {
	if err := c.guard.check(ctx); err != nil {
		return err
	}
	return c.send(ctx, r, decode)
}

// send is do without the check of the workspace, because that check itself uses send.
func (c *Client) send(ctx context.Context, r request, decode func(io.Reader) error) error {
	httpRequest, err := c.newRequest(ctx, r)
	if err != nil {
		return err
	}
	httpRequest.SetResponseHandler(func(resp *http.Response) error {
		if resp.StatusCode < 200 || resp.StatusCode > 299 {
			body, err := io.ReadAll(resp.Body)
			if err != nil {
				return err
			}
			return newError(resp, body, r.id != "", r.redact(c))
		}
		err := decode(resp.Body)
		var failed *attemptError
		if err == nil || errors.As(err, &failed) {
			return err
		}
		return &UnexpectedAnswerError{Method: r.method, Path: resp.Request.URL.Path, RequestID: c.redact(requestID(resp)), Err: c.clean(err)}
	})

	uncertain := false // whether one of the attempts may have taken effect
	var last error     // error of the latest attempt
	client := c.retries.client(func(ctx context.Context, err error) (bool, error) {
		if err == nil {
			return false, nil // the request has succeeded, even if ctx has ended
		}
		uncertain, last = uncertain || r.mayHaveHappened(err), err
		return ctx.Err() == nil && r.shouldRetry(err), nil
	})
	if c.retries.onWait != nil {
		client.Backoff = func(shortest, longest time.Duration, attempt int, resp *http.Response) time.Duration {
			wait := backoff(shortest, longest, attempt, resp)
			if wait >= shortest { // otherwise the pacer waits for the rate limit, and reports the wait
				c.retries.onWait(ctx, wait, c.clean(withoutURL(last)))
			}
			return wait
		}
	}
	resp, err := client.Do(httpRequest)
	if resp != nil && resp.Body != nil {
		_ = resp.Body.Close()
	}
	var refusal *Error
	refused := errors.As(err, &refusal) && !r.isTemporary(refusal)
	if err != nil && ctx.Err() != nil && !refused {
		err = ctx.Err()
	}
	switch {
	case err == nil:
		return nil
	case uncertain && !refused && r.method != http.MethodGet:
		return &UncertainError{Err: c.clean(withoutURL(err))}
	default:
		return c.clean(withoutURL(err))
	}
}

func (c *Client) newRequest(ctx context.Context, r request) (*retryablehttp.Request, error) {
	var payload any
	if r.body != nil {
		body := r.body
		if r.wrapper != "" {
			body = map[string]any{r.wrapper: body}
		}
		encoded, err := json.Marshal(body)
		if err != nil {
			return nil, fmt.Errorf("encoding the request: %w", err)
		}
		payload = encoded
	}
	address := c.baseURL.String() + r.path
	if len(r.query) > 0 {
		address += "?" + r.query.Encode()
	}
	req, err := retryablehttp.NewRequestWithContext(ctx, r.method, address, payload)
	if err != nil {
		return nil, c.clean(err)
	}
	version := r.version
	if version == "" {
		version = Version
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Intercom-Version", version)
	if c.userAgent != "" {
		req.Header.Set("User-Agent", c.userAgent)
	}
	if payload != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	return req, nil
}

// withoutURL replaces the wording and the URL in an error of net/http with the path of
// the request.
func withoutURL(err error) error {
	var urlError *url.Error
	if errors.As(err, &urlError) {
		return fmt.Errorf("%s %s: %w", strings.ToUpper(urlError.Op), urlError.URL, urlError.Err)
	}
	return err
}
