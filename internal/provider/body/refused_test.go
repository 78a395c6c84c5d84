package body

import (
	"strings"
	"testing"
)

func TestCheckHTML(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"": "",
		`<h2>When</h2><p>Within <b>14</b> days</p><hr><ul><li>A</li><li><p>B</p></li></ul><ol><li><img src="https://example.com/a.png"></li></ol>`: "",
		"<table><tr><td>A</td></tr></table>":                       "",
		`<iframe src="https://www.youtube.com/embed/x"></iframe>`:  "",
		`<iframe src="//fast.wistia.net/embed/iframe/x"></iframe>`: "",
		"Text only & more":                                     "",
		"<dl><dt>A</dt><dd>B</dd></dl>":                        "definition list",
		"<ul><li>A<ol><li>B</li></ol></li></ul>":               "a list in another list",
		"<ul></ul>":                                            "a list without items",
		"<ul><li> </li></ul>":                                  "an empty list item",
		"<ul><li><table><tr><td>A</td></tr></table></li></ul>": "a table in a list",
		"<table><tr><td><table><tr><td>A</td></tr></table></td></tr></table>": "a table in another table",
		"<table></table>":                                   "a table without cells",
		"<table><tr></tr></table>":                          "a table without cells",
		`<iframe src="https://example.com/video"></iframe>`: `an iframe of "https://example.com/video"`,
		`<iframe src="https://notyoutube.com/x"></iframe>`:  "an iframe of",
		`<img src="images/refund.png">`:                     `an image with the address "images/refund.png"`,
		`<dl></dl><ul></ul>`:                                "definition list (<dl>); it has a list without items",
	} {
		switch err := checkHTML(text); {
		case want == "" && err != nil:
			t.Errorf("%s: %v", text, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: the error is %v, want one with %q", text, err, want)
		}
	}
}
