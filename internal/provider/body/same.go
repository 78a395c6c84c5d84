package body

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
)

// sameMarkdown reports whether two texts are the same Markdown to Intercom, which
// ends each with one line break.
func sameMarkdown(a, b string) bool {
	normal := func(text string) string {
		return intercom.BodyDigest(strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")))
	}
	return a == b || normal(a) == normal(b)
}

// sameHTML reports whether two bodies of HTML are the same after the changes that
// Intercom documents, or shows in the examples of its reference: see normalHTML.
func sameHTML(a, b string) bool { return a == b || normalHTML(a) == normalHTML(b) }

// normalHTML returns a digest of HTML that is the same for a body that is sent and
// for what Intercom makes of it, as far as that is known:
//
//   - text outside of an element is in a paragraph;
//   - strong is b, em is i, and headings of the levels 3 to 6 are of level 2;
//   - the class no-margin, which each paragraph gets, is left out;
//   - so are white space between blocks, the ids that Intercom makes for headings, and
//     the signatures in the addresses of images (intercom.BodyDigest);
//   - entities, quotes and the order of attributes are spelled in one way.
//
// Images that Intercom has copied to an address of its own are not the same as the
// originals. See https://developers.intercom.com/docs/guides/help-center/supported-html.
func normalHTML(text string) string {
	root := parse(text)
	normalize(root)
	wrapText(root)
	var out strings.Builder
	for node := range root.ChildNodes() {
		_ = html.Render(&out, node) // a strings.Builder accepts everything
	}
	return intercom.BodyDigest(out.String())
}

// parse returns an element that has the elements of a body of HTML in it. The parser
// is that of browsers, which makes sense of every text. One that is nested too deeply
// for it is an element with the text.
func parse(text string) *html.Node {
	root := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(text), root)
	if err != nil {
		nodes = []*html.Node{{Type: html.TextNode, Data: text}}
	}
	for _, node := range nodes {
		root.AppendChild(node)
	}
	return root
}

var renamed = map[atom.Atom]atom.Atom{
	atom.Strong: atom.B, atom.Em: atom.I, atom.H3: atom.H2, atom.H4: atom.H2, atom.H5: atom.H2, atom.H6: atom.H2,
}

// normalize applies the rules of normalHTML to what is in a node.
func normalize(in *html.Node) {
	for node := range children(in) {
		if node.Type == html.ElementNode {
			if to, ok := renamed[node.DataAtom]; ok {
				node.DataAtom, node.Data = to, to.String()
			}
			node.Attr = normalAttributes(node.Attr)
		}
		normalize(node)
		if isBlank(node) && in.DataAtom != atom.Pre && (isEdge(node.PrevSibling) || isEdge(node.NextSibling)) {
			in.RemoveChild(node)
		}
	}
}

func normalAttributes(attributes []html.Attribute) []html.Attribute {
	var normal []html.Attribute
	for _, a := range attributes {
		if a.Key == "class" {
			classes := slices.DeleteFunc(strings.Fields(a.Val), func(class string) bool { return class == "no-margin" })
			if a.Val = strings.Join(classes, " "); a.Val == "" {
				continue
			}
		}
		normal = append(normal, a)
	}
	slices.SortFunc(normal, func(a, b html.Attribute) int { return cmp.Compare(a.Key, b.Key) })
	return normal
}

// wrapText puts text and inline elements that are in no block into paragraphs.
func wrapText(root *html.Node) {
	var paragraph *html.Node
	for node := range children(root) {
		if isBlock(node) || node.DataAtom == atom.Img {
			paragraph = nil
			continue
		}
		if paragraph == nil {
			paragraph = &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
			root.InsertBefore(paragraph, node)
			node.Data = trimText(node, strings.TrimLeft)
		}
		if isEdge(node.NextSibling) {
			node.Data = trimText(node, strings.TrimRight)
		}
		root.RemoveChild(node)
		paragraph.AppendChild(node)
	}
}

// trimText returns the text of a node without the white space that trim finds.
func trimText(node *html.Node, trim func(text, cutset string) string) string {
	if node.Type != html.TextNode {
		return node.Data
	}
	return trim(node.Data, whiteSpace)
}

// children returns the children of a node, which can then be moved.
func children(of *html.Node) func(yield func(*html.Node) bool) {
	return slices.Values(slices.Collect(of.ChildNodes()))
}

const whiteSpace = " \t\r\n"

var blocks = []atom.Atom{
	atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Thead, atom.Tbody,
	atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Hr, atom.Pre, atom.Div, atom.Blockquote, atom.Iframe,
}

func isBlock(node *html.Node) bool {
	return node.Type == html.ElementNode && slices.Contains(blocks, node.DataAtom)
}

// isEdge reports whether white space beside a sibling means nothing.
func isEdge(sibling *html.Node) bool { return sibling == nil || isBlock(sibling) }

func isBlank(node *html.Node) bool {
	return node.Type == html.TextNode && strings.Trim(node.Data, whiteSpace) == ""
}
