package intercom

import (
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxPrintable bounds how much of a text from outside is shown, in characters.
const maxPrintable = 1000

// Printable returns a text from outside in a form that can be shown in a
// terminal or written to a log: on one line, without control characters,
// terminal escapes and characters that change the direction of text, and cut
// after 1,000 characters.
func Printable(text string) string { return cut(filter(text)) }

// filter removes what Printable removes, and does not cut.
func filter(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r): // line breaks too
			return ' '
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Bidi_Control, r), r == '\uFEFF':
			return -1
		default:
			return r // U+FFFD for what is not UTF-8
		}
	}, text)
}

func cut(text string) string {
	if len(text) <= maxPrintable || utf8.RuneCountInString(text) <= maxPrintable {
		return text
	}
	return string([]rune(text)[:maxPrintable]) + "…"
}

// TokenMask returns a function that replaces an access token in a text by "***":
// as it is, and escaped for JSON, Go, URLs and HTML, and in base64.
func TokenMask(token string) func(string) string {
	if token == "" {
		return func(text string) string { return text }
	}
	pattern := regexp.MustCompile(strings.Join(append(base64Patterns(token), escapedPattern(token)), "|"))
	return func(text string) string {
		if len(text) < len(token) {
			return text
		}
		return pattern.ReplaceAllString(text, "***")
	}
}

// escapedPattern matches a token of which each character may be escaped.
func escapedPattern(token string) string {
	var pattern strings.Builder
	for _, b := range []byte(token) {
		fmt.Fprintf(&pattern, `(?:\\*%s|\\+(?:u00|x)(?i:%02x)|%%(?:25)*(?i:%02x)|&#0*%d;|&#[xX]0*(?i:%x);)`,
			regexp.QuoteMeta(string(rune(b))), b, b, b, b)
	}
	return pattern.String()
}

// base64Patterns match the base64 of a text with the token in it. The token can
// begin at each of the three places of a group of bytes; the characters that
// also depend on what is around the token are left out.
func base64Patterns(token string) []string {
	const shortest = 6 // the base64 of less is part of many texts
	if len(token) < shortest {
		return nil
	}
	var patterns []string
	for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		for before := range 3 {
			encoded := encoding.EncodeToString([]byte(strings.Repeat("\x00", before) + token))
			whole := (before + len(token)) / 3 * 4
			patterns = append(patterns, regexp.QuoteMeta(encoded[(before*8+5)/6:whole]))
		}
	}
	return patterns
}

// mask makes a text from outside, such as a header or a message, safe to show.
// It filters before it masks, so that characters inside the token do not hide
// it, and cuts last, so that no half of a token is left.
func (c *Client) mask(text string) string { return cut(c.maskToken(filter(text))) }

// clean returns an error with a text that is safe to show.
func (c *Client) clean(err error) error {
	if text := c.mask(err.Error()); text != err.Error() {
		return &cleanError{err, text}
	}
	return err
}

type cleanError struct {
	err  error
	text string
}

func (e *cleanError) Error() string { return e.text }
func (e *cleanError) Unwrap() error { return e.err }
