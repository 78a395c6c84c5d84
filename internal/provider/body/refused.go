package body

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// players are the hosts, and those above them, whose iframes Intercom accepts: of
// YouTube, Wistia, Vimeo, Loom, Vidyard and Streamio.
var players = []string{
	"youtube.com", "youtube-nocookie.com", "youtu.be", "wistia.com", "wistia.net", "vimeo.com", "loom.com", "vidyard.com", "streamio.com",
}

// checkHTML returns an error for HTML that Intercom documents to refuse:
// https://developers.intercom.com/docs/guides/help-center/supported-html
func checkHTML(text string) error {
	var problems []string
	for node := range parse(text).Descendants() {
		if problem := refusal(node); problem != "" && !slices.Contains(problems, problem) {
			problems = append(problems, problem)
		}
	}
	if len(problems) == 0 {
		return nil
	}
	return fmt.Errorf("%s. Intercom refuses that, see https://developers.intercom.com/docs/guides/help-center/supported-html", strings.Join(problems, "; "))
}

// refusal returns what Intercom does not accept about an element, or "".
func refusal(node *html.Node) string {
	switch node.DataAtom {
	case atom.Dl:
		return "it has a definition list (<dl>)"
	case atom.Ul, atom.Ol:
		switch {
		case isIn(node, atom.Ul, atom.Ol):
			return "it has a list in another list"
		case !has(node, func(in *html.Node) bool { return in.DataAtom == atom.Li }):
			return "it has a list without items"
		}
	case atom.Li:
		if !has(node, isContent) {
			return "it has an empty list item"
		}
	case atom.Table:
		switch {
		case isIn(node, atom.Li):
			return "it has a table in a list"
		case isIn(node, atom.Table):
			return "it has a table in another table"
		case !has(node, func(in *html.Node) bool { return in.DataAtom == atom.Td || in.DataAtom == atom.Th }):
			return "it has a table without cells"
		}
	case atom.Iframe:
		if src := attributeOf(node, "src"); !isPlayer(src) {
			return fmt.Sprintf("it has an iframe of %q, and only those of YouTube, Wistia, Vimeo, Loom, Vidyard and Streamio are accepted", src)
		}
	case atom.Img:
		if src, err := url.Parse(attributeOf(node, "src")); err == nil && src.Scheme == "" && src.Host == "" {
			return fmt.Sprintf("it has an image with the address %q, which Intercom cannot download: it takes an absolute URL", src)
		}
	}
	return ""
}

// isIn reports whether a node is in an element of one of these names.
func isIn(node *html.Node, names ...atom.Atom) bool {
	for above := range node.Ancestors() {
		if slices.Contains(names, above.DataAtom) {
			return true
		}
	}
	return false
}

// has reports whether there is a node with a property in another one.
func has(node *html.Node, property func(*html.Node) bool) bool {
	for in := range node.Descendants() {
		if property(in) {
			return true
		}
	}
	return false
}

// isContent reports whether a node is something to see.
func isContent(node *html.Node) bool {
	return node.Type == html.TextNode && !isBlank(node) || slices.Contains([]atom.Atom{atom.Img, atom.Iframe, atom.Hr}, node.DataAtom)
}

// attributeOf returns an attribute of an element, "" if it has none of that name.
func attributeOf(node *html.Node, key string) string {
	for _, a := range node.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func isPlayer(src string) bool {
	u, err := url.Parse(src)
	return err == nil && slices.ContainsFunc(players, func(player string) bool {
		return u.Hostname() == player || strings.HasSuffix(u.Hostname(), "."+player)
	})
}
