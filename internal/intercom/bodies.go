package intercom

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// BodyDigest returns the SHA-256, in hexadecimal, of a body of HTML or Markdown in the
// form of stableBody, which leaves out what changes between answers although nobody has
// changed the body. The digest of an empty body is "".
func BodyDigest(body string) string {
	if body == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(stableBody(body)))
	return hex.EncodeToString(sum[:])
}

var (
	queryOfURL = regexp.MustCompile(`\?[^\s"'<>()#]+`)
	separator  = regexp.MustCompile(`&(?:amp;)?`)

	// Intercom generates an id for each heading, and other ids with the next write.
	headingTag = regexp.MustCompile(`(?i)<h[1-6]\s[^>]*>`)
	headingID  = regexp.MustCompile(`(?i)\sid=["']h_[0-9a-z_-]*["']`)
	headingRef = regexp.MustCompile(`#h_[0-9a-z_-]+`)
)

// stableBody returns a body in Unicode's normal form C, without the ids of headings
// that Intercom has generated, the same in links to these headings, and the
// signatures of the addresses of images.
func stableBody(body string) string {
	body = norm.NFC.String(body)
	body = headingTag.ReplaceAllStringFunc(body, func(tag string) string { return headingID.ReplaceAllString(tag, "") })
	body = headingRef.ReplaceAllString(body, "#h_")
	return queryOfURL.ReplaceAllStringFunc(body, unsignedQuery)
}

// unsignedQuery returns the query of an address without its signature. It returns a
// query unchanged if the query lacks the two parameters that each signature has.
func unsignedQuery(query string) string {
	var rest []string
	signed := 0
	for _, parameter := range separator.Split(query[1:], -1) {
		switch name, _, _ := strings.Cut(parameter, "="); name {
		case "expires", "signature":
			signed++
		case "req":
		default:
			rest = append(rest, parameter)
		}
	}
	switch {
	case signed < 2:
		return query
	case len(rest) == 0:
		return ""
	}
	return "?" + strings.Join(rest, "&amp;")
}
