package intercom

import "testing"

func TestBodyDigest(t *testing.T) {
	t.Parallel()
	image := `<p><img src="https://downloads.intercomcdn.com/i/o/1/a.png?expires=1&amp;signature=aa&amp;req=bb"></p>`
	for name, test := range map[string]struct {
		a, b string
		same bool
	}{
		"signature":              {image, `<p><img src="https://downloads.intercomcdn.com/i/o/1/a.png?expires=2&amp;signature=cc&amp;req=dd"></p>`, true},
		"signature, other order": {image, `<p><img src="https://downloads.intercomcdn.com/i/o/1/a.png?signature=cc&expires=2"></p>`, true},
		"no signature":           {image, `<p><img src="https://downloads.intercomcdn.com/i/o/1/a.png"></p>`, true},
		"another image":          {image, `<p><img src="https://downloads.intercomcdn.com/i/o/1/b.png?expires=1&amp;signature=aa&amp;req=bb"></p>`, false},
		"kept parameter":         {`![](https://x/a.png?w=1&expires=1&signature=a)`, `![](https://x/a.png?w=2&expires=1&signature=a)`, false},
		"signature in Markdown":  {`![](https://x/a.png?w=1&expires=1&signature=a) b`, `![](https://x/a.png?w=1&expires=2&signature=b) b`, true},
		"query of a link":        {`<a href="https://example.com/?req=1">x</a>`, `<a href="https://example.com/?req=2">x</a>`, false},
		"expiry of a link":       {`<a href="https://example.com/?expires=1">x</a>`, `<a href="https://example.com/?expires=2">x</a>`, false},
		"heading id":             {`<h2 id="h_0a1b">Plans</h2>`, `<h2 id="h_ffff">Plans</h2>`, true},
		"heading without id":     {`<h2 id="h_0a1b" class="x">Plans</h2>`, `<h2 class="x">Plans</h2>`, true},
		"heading text":           {`<h2 id="h_0a1b">Plans</h2>`, `<h2 id="h_0a1b">Prices</h2>`, false},
		"own heading id":         {`<h2 id="plans">Plans</h2>`, `<h2 id="prices">Plans</h2>`, false},
		"link to a heading":      {`<a href="#h_0a1b">x</a>`, `<a href="#h_ffff">x</a>`, true},
		"link to own heading":    {`<a href="#plans">x</a>`, `<a href="#prices">x</a>`, false},
		"id of no heading":       {`<p id="h_1">x</p>`, `<p id="h_2">x</p>`, false},
		"id in a text":           {`<p>id="h_1"</p>`, `<p>id="h_2"</p>`, false},
		"Unicode form":           {"caf\u00e9", "cafe\u0301", true},
		"trailing newline":       {"a", "a\n", false},
		"nothing":                {"", "\n", false},
	} {
		if got := BodyDigest(test.a) == BodyDigest(test.b); got != test.same {
			t.Errorf("%s: the digests are the same: %t, want %t\n%s\n%s", name, got, test.same, stableBody(test.a), stableBody(test.b))
		}
	}
	if BodyDigest("") != "" || len(BodyDigest("a")) != 64 {
		t.Errorf("got %q and %q", BodyDigest(""), BodyDigest("a"))
	}
}

// FuzzBodyDigest checks that a stable body stays the same, and that another signature
// of an image does not change the digest.
func FuzzBodyDigest(f *testing.F) {
	f.Add(`<h2 id="h_1">a</h2><img src="https://x/?expires=1&amp;signature=2&amp;req=3">`, "12")
	f.Add(`?a&expires=&signature=#h_1#h_`, "")
	f.Add("<h1 id='h_1' id=\"h_2\" ID=\"h_3\">e\u0301", "a&b")
	f.Fuzz(func(t *testing.T, body, signature string) {
		stable := stableBody(body)
		if again := stableBody(stable); again != stable {
			t.Errorf("%q becomes %q", stable, again)
		}
		if queryOfURL.FindString("?"+signature) != "?"+signature && signature != "" || separator.MatchString(signature) {
			return
		}
		sign := func(s string) string { return body + `<img src="https://x/a.png?expires=1&amp;signature=` + s + `">` }
		if BodyDigest(sign(signature)) != BodyDigest(sign("0")) {
			t.Errorf("%q and %q differ", stableBody(sign(signature)), stableBody(sign("0")))
		}
	})
}
