package provider

import (
	"context"
	"net/http"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"
)

// logged writes one line per attempt to Terraform's log (TF_LOG=DEBUG). It
// logs neither headers nor bodies: a header holds the token, and a body what
// the workspace is made of.
// An answer or an error of net/http may repeat the token, so that redact is
// applied to whatever comes from outside.
func logged(redact func(string) string) func(http.RoundTripper) http.RoundTripper {
	return func(next http.RoundTripper) http.RoundTripper { return &logger{next, redact} }
}

type logger struct {
	next   http.RoundTripper
	redact func(string) string
}

// RoundTrip sends the request on.
func (l *logger) RoundTrip(req *http.Request) (*http.Response, error) {
	start := time.Now()
	resp, err := l.next.RoundTrip(req)
	fields := map[string]any{
		"method":      req.Method,
		"path":        l.redact(req.URL.RequestURI()),
		"duration_ms": time.Since(start).Milliseconds(),
	}
	if err != nil {
		fields["error"] = l.redact(err.Error())
		tflog.Debug(req.Context(), "Intercom could not be reached", fields)
		return nil, err
	}
	fields["status"] = resp.StatusCode
	fields["request_id"] = l.redact(resp.Header.Get("X-Request-Id"))
	tflog.Debug(req.Context(), "Intercom answered", fields)
	return resp, nil
}

// logWait says in Terraform's log (TF_LOG=INFO) that a request waits for the rate
// limit. Attempts that failed are in the log by themselves.
func logWait(ctx context.Context, wait time.Duration, err error) {
	if err == nil {
		tflog.Info(ctx, "Waiting for Intercom's rate limit", map[string]any{"seconds": int(wait.Round(time.Second).Seconds())})
	}
}
