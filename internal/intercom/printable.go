package intercom

import (
	"encoding/base64"
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxPrintable is the maximum length of a text from outside that is shown, in
// characters.
const maxPrintable = 1000

// Printable returns a text from outside in a form that is safe to show in a terminal or
// to log: on one line, without control characters, terminal escapes and characters that
// change the direction of text, and truncated to 1,000 characters.
func Printable(text string) string { return cut(filter(text)) }

// filter is Printable without the truncation.
func filter(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r): // including line breaks
			return ' '
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Bidi_Control, r), r == '\uFEFF':
			return -1
		default:
			return r // U+FFFD replaces what is not UTF-8
		}
	}, text)
}

func cut(text string) string {
	if len(text) <= maxPrintable || utf8.RuneCountInString(text) <= maxPrintable {
		return text
	}
	return string([]rune(text)[:maxPrintable]) + "…"
}

// Redactor returns a function that makes a text from outside, such as a header or a
// message, safe to show. The function does what Printable does. It also replaces the
// access token with "***": unescaped, escaped for JSON, Go, URLs or HTML, and in
// base64.
func Redactor(token string) func(string) string {
	mask := tokenMask(token)
	// The order matters: filter first, so that characters inside the token do not hide
	// it, and truncate last, so that no half of a token is left.
	return func(text string) string { return cut(mask(filter(text))) }
}

func tokenMask(token string) func(string) string {
	if token == "" {
		return func(text string) string { return text }
	}
	inBase64 := strings.NewReplacer(base64Forms(token)...)
	return func(text string) string {
		if len(text) < len(token) {
			return text
		}
		return maskEscaped(inBase64.Replace(text), token)
	}
}

// maskEscaped replaces a token in which each character may be escaped.
func maskEscaped(text, token string) string {
	var masked strings.Builder
	starts := token[:1] + `\%&`
	for {
		i := strings.IndexAny(text, starts)
		if i < 0 {
			break
		}
		masked.WriteString(text[:i])
		text = text[i:]
		if n := tokenLength(text, token); n > 0 {
			masked.WriteString("***")
			text = text[n:]
		} else {
			masked.WriteByte(text[0])
			text = text[1:]
		}
	}
	if masked.Len() == 0 {
		return text
	}
	return masked.String() + text
}

// tokenLength returns the length of the token at the start of a text, or 0 if the text
// does not start with it.
func tokenLength(text, token string) int {
	length := 0
	for _, char := range []byte(token) {
		n := escapedLength(text[length:], char)
		if n == 0 {
			return 0
		}
		length += n
	}
	return length
}

// escapedLength returns the length of a character, escaped or not, at the start of a
// text, or 0 if the text does not start with it.
func escapedLength(text string, char byte) int {
	rest := strings.TrimLeft(text, `\`)
	slashes := len(text) - len(rest)
	if slashes > 0 {
		for _, prefix := range []string{"u00", "x"} {
			if code, ok := strings.CutPrefix(rest, prefix); ok && isHex(code, char) {
				return len(text) - len(code) + 2
			}
		}
	}
	if code, ok := strings.CutPrefix(rest, "%"); ok {
		for strings.HasPrefix(code, "25") && char != '%' { // escaped twice
			code = code[2:]
		}
		if isHex(code, char) {
			return len(text) - len(code) + 2
		}
	}
	if strings.HasPrefix(rest, "&") {
		const longest = len("&#0000000064;")
		end := strings.IndexByte(rest[:min(len(rest), longest)], ';')
		if end > 0 && html.UnescapeString(rest[:end+1]) == string(rune(char)) {
			return slashes + end + 1
		}
	}
	switch {
	case rest != "" && rest[0] == char:
		return slashes + 1
	case slashes > 0 && char == '\\':
		return 1
	default:
		return 0
	}
}

// isHex reports whether a text starts with the code of a character.
func isHex(text string, char byte) bool {
	if len(text) < 2 {
		return false
	}
	code, err := strconv.ParseUint(text[:2], 16, 8)
	return err == nil && byte(code) == char
}

// base64Forms returns the forms that the token has in the base64 of a text that
// contains it, each followed by its replacement. The token can begin at each of the
// three positions in a group of bytes. The forms leave out the characters that also
// depend on the surrounding text.
func base64Forms(token string) []string {
	const shortest = 6 // shorter forms occur in many texts
	if len(token) < shortest {
		return nil
	}
	var forms []string
	for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		for before := range 3 {
			encoded := encoding.EncodeToString([]byte(strings.Repeat("\x00", before) + token))
			whole := (before + len(token)) / 3 * 4
			forms = append(forms, encoded[(before*8+5)/6:whole], "***")
		}
	}
	return forms
}

// clean returns an error whose text is safe to show.
func (c *Client) clean(err error) error {
	if text := c.redact(err.Error()); text != err.Error() {
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
