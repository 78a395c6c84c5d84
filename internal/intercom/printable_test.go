package intercom_test

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

func TestPrintable(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"plain":                       "plain",
		"日本語 👩\u200d💻":                "日本語 👩\u200d💻",
		"two\r\nlines\tand\u2028more": "two  lines and more",
		"\x1b[31mred\x1b]0;title\a":   "[31mred]0;title",
		"nul\x00 c1\u009b31m del\x7f": "nul c131m del",
		"a\u202eb\u2066c\u200fd":      "abcd",
		"bad \xff utf8":               "bad \ufffd utf8",
		strings.Repeat("é", 2000):     strings.Repeat("é", 1000) + "…",
	} {
		if got := intercom.Printable(text); got != want {
			t.Errorf("Printable(%.40q) = %.80q, want %.80q", text, got, want)
		}
	}
}

// hostile is a text that must not reach a terminal.
const hostile = "a\x1b[2Jb\x00c\u202ed\u009be\r\nf"

// checkText fails unless a text is safe to show in a terminal.
func checkText(t *testing.T, text string) {
	t.Helper()
	for _, r := range text {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			t.Errorf("the text holds %U: %.200q", r, text)
			return
		}
	}
	if utf8.RuneCountInString(text) > 3000 {
		t.Errorf("the text has %d characters", utf8.RuneCountInString(text))
	}
}

// No part of an answer adds control characters or megabytes of text to any part of an
// error.
func TestClient_hostileText(t *testing.T) {
	t.Parallel()
	text, err := json.Marshal(hostile)
	if err != nil {
		t.Fatal(err)
	}
	long := `"` + strings.Repeat("x", 20<<20) + `"`
	for name, answer := range map[string]struct {
		status int
		body   string
	}{
		"problem":         {400, `{"type":"error.list","request_id":` + string(text) + `,"errors":[{"code":` + string(text) + `,"message":` + string(text) + `,"field":` + string(text) + `}]}`},
		"message":         {400, `{"code":` + string(text) + `,"message":` + string(text) + `}`},
		"long":            {400, `{"type":"error.list","request_id":` + long + `,"errors":[{"code":"x","message":` + long + `}]}`},
		"many":            {400, `{"type":"error.list","errors":[` + strings.Repeat(`{"code":"x"},`, 100_000) + `{}]}`},
		"id":              {200, `{"id":` + string(text) + `}`},
		"id of an object": {200, `{"id":` + string(text) + `,"name":"x"}`},
		"long id":         {200, `{"id":` + long + `}`},
		"odd id":          {200, `{"id":[` + string(text) + `]}`},
		"no JSON":         {200, hostile},
		"list":            {200, `{"id":"1","data":[{"id":` + string(text) + `},{"id":` + string(text) + `}]}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(answer.status)
				_, _ = io.WriteString(w, answer.body)
			}))
			t.Cleanup(server.Close)
			client := clientOf(t, server.URL, func(c *intercom.Config) { c.MaxRetries = 0 })
			_, renameErr := client.Tags.Rename(t.Context(), "1", "x")
			_, listErr := client.Tags.List(t.Context())
			for _, err := range []error{renameErr, listErr} {
				if err == nil {
					continue
				}
				checkText(t, err.Error())
				var refusal *intercom.Error
				if errors.As(err, &refusal) {
					checkText(t, refusal.RequestID)
					for _, problem := range refusal.Problems {
						checkText(t, problem.Code+problem.Message+problem.Field)
					}
				}
			}
			if renameErr == nil && listErr == nil {
				t.Error("accepted")
			}
		})
	}
	for _, err := range []error{
		&intercom.SeveralError{Name: hostile, IDs: []intercom.ID{hostile}},
		&intercom.ExistsError{Name: hostile, ID: hostile},
		&intercom.WorkspaceError{Got: intercom.Workspace{ID: hostile, Name: hostile}},
	} {
		checkText(t, err.Error())
	}
}

// aToken has characters that the forms of escaping treat differently.
const aToken = `dG9rOjA+Nz/c&b<c>=_-~$tail==`

// escaped are the forms in which an answer can repeat a token.
var escaped = map[string]func(string) string{
	"plain":           func(s string) string { return s },
	"JSON":            func(s string) string { data, _ := json.Marshal(s); return strings.Trim(string(data), `"`) },
	"JSON, all":       func(s string) string { return escapeAll(s, `\u%04x`) },
	"URL query":       url.QueryEscape,
	"URL path":        url.PathEscape,
	"URL, lower case": func(s string) string { return escapeAll(s, "%%%02x") },
	"HTML":            html.EscapeString,
	"Go":              func(s string) string { return fmt.Sprintf("%q", s) },
	"base64":          func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
	"base64 of more":  func(s string) string { return base64.StdEncoding.EncodeToString([]byte("Bearer " + s + " and so on")) },
	"base64 for URLs": func(s string) string { return base64.URLEncoding.EncodeToString([]byte("user:" + s)) },
	"with NUL":        func(s string) string { return s[:4] + "\x00" + s[4:] },
	"after much else": func(s string) string { return strings.Repeat("x", 980) + s },
}

func escapeAll(s, format string) string {
	var text strings.Builder
	for _, b := range []byte(s) {
		fmt.Fprintf(&text, format, b)
	}
	return text.String()
}

// checkToken fails if a text contains the token, or half of it.
func checkToken(t *testing.T, text string) {
	t.Helper()
	for name, escape := range escaped {
		if name == "after much else" {
			continue
		}
		form := escape(aToken)
		if strings.HasPrefix(name, "base64 ") {
			form = form[10 : len(form)-12]
		}
		if strings.Contains(text, form) || strings.Contains(text, form[:len(form)/2]) {
			t.Errorf("the text has the token, %s: %.300q", name, text)
		}
	}
}

func TestRedactor(t *testing.T) {
	t.Parallel()
	redact := intercom.Redactor(aToken)
	for name, escape := range escaped {
		if got := redact("before " + escape(aToken) + " after"); !strings.Contains(got, "***") || !strings.HasPrefix(got, "before ") || !strings.HasSuffix(got, " after") {
			t.Errorf("%s: got %q", name, got)
		} else {
			checkToken(t, got)
		}
	}
	for _, text := range []string{"", "nothing", "dG9rOjA", strings.Repeat("dG9rOjA+", 10)} {
		if got := redact(text); got != text {
			t.Errorf("redact(%q) = %q", text, got)
		}
	}
	if got := intercom.Redactor("")("text"); got != "text" {
		t.Errorf("without a token, got %q", got)
	}
}

// If an answer repeats the token, wherever and however escaped, no text and no object
// that the client returns contains the token.
func TestClient_tokenInAnswers(t *testing.T) {
	t.Parallel()
	for form, escape := range escaped {
		token := escape(aToken)
		text, err := json.Marshal(token)
		if err != nil {
			t.Fatal(err)
		}
		problem := `{"type":"error.list","errors":[{"code":"x","message":` + string(text) + `,"field":` + string(text) + `}]}`
		headers := strings.NewReplacer("\x00", "").Replace(token)
		for name, answer := range map[string]string{
			"message":          "HTTP/1.1 400 Bad Request\r\n\r\n" + problem,
			"other message":    "HTTP/1.1 400 Bad Request\r\n\r\n" + `{"error":` + string(text) + `}`,
			"request id":       "HTTP/1.1 400 Bad Request\r\nX-Request-Id: " + headers + "\r\n\r\n",
			"location":         "HTTP/1.1 302 Found\r\nLocation: https://example.com/" + headers + "\r\n\r\n",
			"odd answer":       "HTTP/1.1 200 OK\r\nX-Request-Id: " + headers + "\r\n\r\n" + `{"id":{"a":` + string(text) + `}}`,
			"another id":       "HTTP/1.1 200 OK\r\n\r\n" + `{"id":` + string(text) + `,"name":"x"}`,
			"name":             "HTTP/1.1 200 OK\r\n\r\n" + `{"id":"1","name":` + string(text) + `}`,
			"malformed header": "HTTP/1.1 200 OK\r\nBroken " + headers + "\r\n\r\n",
			"malformed status": "HTTP/1.1 " + headers + "\r\n\r\n",
		} {
			t.Run(form+"/"+name, func(t *testing.T) {
				t.Parallel()
				client := clientOf(t, rawServer(t, answer), func(c *intercom.Config) { c.AccessToken, c.MaxRetries = aToken, 0 })
				tag, err := client.Tags.Rename(t.Context(), "1", "x")
				if err != nil {
					checkToken(t, err.Error())
				}
				var refusal *intercom.Error
				if errors.As(err, &refusal) {
					checkToken(t, fmt.Sprintf("%+v", *refusal))
				}
				if (err == nil) != (name == "name") {
					t.Errorf("got %v, %v", tag, err)
				}
				if err == nil {
					if form != "with NUL" { // with the NUL, the text is not the token
						checkToken(t, tag.Name)
					}
				}
			})
		}
	}
}

// rawServer starts a server that answers each request with the same bytes, and returns
// its URL.
func rawServer(t *testing.T, answer string) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(context.WithoutCancel(t.Context()), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			if req, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
				_, _ = io.Copy(io.Discard, req.Body)
				_, _ = io.WriteString(conn, answer)
			}
			_ = conn.Close()
		}
	}()
	return "http://" + listener.Addr().String()
}

// Errors about a configuration never quote a password, a query or the token.
func TestNew_quotesNoSecret(t *testing.T) {
	t.Parallel()
	for _, base := range []string{
		"https://user:hunter2@api.intercom.io", "user:hunter2@api.intercom.io", "//user:hunter2@api.intercom.io",
		"https://user:hunter2@api.intercom.io:port", "https://user:hunter2@%zz", "https://api.intercom.io?key=hunter2", "api.intercom.io?key=hunter2",
		"https://api.intercom.io/%zz?hunter2", "https://api.intercom.io#hunter2", "http://api.intercom.io?hunter2", "http://user:hunter2@api.intercom.io",
		"https:user:hunter2@api.intercom.io", "https://api.intercom.io/user:hunter2@x", "ftp://api.intercom.io/hunter2", "http://api.intercom.io/hunter2", "hunter2\x7f",
	} {
		_, err := intercom.New(intercom.Config{AccessToken: "abcdef", BaseURL: base})
		if err == nil {
			t.Errorf("%q is accepted", base)
		} else if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%q is quoted: %v", base, err)
		}
	}
	for _, token := range []string{`"abcdef"`, `'abcdef'`, "`abcdef`", "abc\"def", "abcdef\n", "abc def", "abcdéf", "“abcdef”"} {
		if err := intercom.CheckToken(token); err == nil || strings.Contains(err.Error(), "abc") {
			t.Errorf("%q: got %v", token, err)
		}
	}
}
