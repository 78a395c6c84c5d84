package body

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestSameHTML(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		a, b string
		same bool
	}{
		"Intercom's class":     {"<p>Within 14 days.</p>", `<p class="no-margin">Within 14 days.</p>`, true},
		"another class":        {"<p>Within 14 days.</p>", `<p class="intercom-align-center">Within 14 days.</p>`, false},
		"a class beside it":    {`<p class="intercom-align-center">A</p>`, `<p class="no-margin intercom-align-center">A</p>`, true},
		"line breaks":          {"<p>A</p>\n\n<ul>\n  <li>B</li>\n</ul>\n", "<p>A</p><ul><li>B</li></ul>", true},
		"spaces in a sentence": {"<p>A <b>B</b> C</p>", "<p>A<b>B</b>C</p>", false},
		"spaces in code":       {"<pre>a\n\n</pre>", "<pre>a</pre>", false},
		"entities":             {"<p>R&D &ndash; &quot;x&quot;</p>", "<p>R&amp;D – \"x\"</p>", true},
		"quotes":               {`<a href='https://example.com' target="_blank">A</a>`, `<p><a target="_blank" href="https://example.com">A</a></p>`, true},
		"bold":                 {"<p><strong>A</strong> <em>B</em></p>", "<p><b>A</b> <i>B</i></p>", true},
		"heading":              {"<h4>When</h4>", `<h2 id="h_abc123">When</h2>`, true},
		"first heading":        {"<h1>When</h1>", "<h2>When</h2>", false},
		"plain text":           {"Body of the article\n", `<p class="no-margin">Body of the article</p>`, true},
		"text with an element": {"Body <b>of</b> the article<h2>End</h2>", "<p>Body <b>of</b> the article</p><h2>End</h2>", true},
		"two paragraphs":       {"<p>A</p><p>B</p>", "<p>AB</p>", false},
		"signature": {
			`<img src="https://downloads.intercomcdn.com/a.png?expires=1&amp;signature=2&amp;req=3">`,
			`<img src="https://downloads.intercomcdn.com/a.png?expires=9&amp;signature=8&amp;req=7">`, true,
		},
		"image elsewhere": {`<img src="https://example.com/a.png">`, `<img src="https://downloads.intercomcdn.com/a.png">`, false},
		"capitals":        {"<p>When</p>", "<p>when</p>", false},
		"nothing":         {"", "\n", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if sameHTML(c.a, c.b) != c.same || sameHTML(c.b, c.a) != c.same {
				t.Errorf("sameHTML(%q, %q) is not %t", c.a, c.b, c.same)
			}
		})
	}
}

func TestSameMarkdown(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"# When\r\n\r\nWithin 14 days.", "# When\n\nWithin 14 days.\n", true},
		{"Within 14 days.", "Within 30 days.", false},
		{"a  b", "a b", false},
		{"", "\n", true},
	} {
		if sameMarkdown(c.a, c.b) != c.same {
			t.Errorf("sameMarkdown(%q, %q) is not %t", c.a, c.b, c.same)
		}
	}
}

// Whatever is in a body, it is the same as itself after it was parsed, and the text
// of one is never lost.
func FuzzSameHTML(f *testing.F) {
	for _, seed := range []string{"<p>A</p>", "A <b>B", "<ul><li>A<ul>", "<table><p>A", "<h3 id=h_1>\n<pre>\n A", "&amp;lt;", "<p class=' no-margin x'>", "\x00<svg>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_ = checkHTML(text)
		if !sameHTML(text, text+"\n") && !strings.Contains(text, "<") {
			t.Errorf("%q is not the same with a line break", text)
		}
		if !strings.ContainsAny(text, "<&\x00\r") && strings.TrimSpace(text) != "" && sameHTML(text, text+"x") {
			t.Errorf("%q is the same with another letter", text)
		}
		if normalHTML(html.EscapeString(text)) == normalHTML("x"+html.EscapeString(text)) {
			t.Errorf("%q is the same with another letter before it", text)
		}
	})
}
