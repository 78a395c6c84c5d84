package adopt

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/zclconf/go-cty/cty"
)

// longLine is the length of a line above which a list has one line for each of
// its elements.
const longLine = 100

// render returns the files for the objects of a kind: one with the import blocks,
// and if wanted the resource blocks and the files with their long texts. The first
// has no content if there are no objects.
func (c *collection) render(resources bool) []file {
	if len(c.objects) == 0 {
		return []file{{name: fileName(c.Kind)}}
	}
	configuration := hclwrite.NewEmptyFile()
	texts := textFiles{kind: c.Kind}
	for i, o := range c.objects {
		if i > 0 {
			configuration.Body().AppendNewline()
		}
		block := configuration.Body().AppendNewBlock("import", nil).Body()
		block.SetAttributeTraversal("to", traversal(c.TypeName(), o.label))
		block.SetAttributeValue("id", cty.StringVal(o.importID))
		if !resources {
			continue
		}
		configuration.Body().AppendNewline()
		block = configuration.Body().AppendNewBlock("resource", []string{c.TypeName(), o.label}).Body()
		config := texts.oneFormat(o.config)
		for _, name := range c.attributes {
			value := config.GetAttr(name)
			if value.IsNull() || c.implied(o, name) {
				continue
			}
			if note := c.Unreadable[name]; note != "" {
				block.AppendUnstructuredTokens(hclwrite.Tokens{{Type: hclsyntax.TokenComment, Bytes: []byte("# " + note + "\n")}})
			}
			reference := c.reference(name)
			block.SetAttributeRaw(name, expression(len("  "+name+" = "), value, func(text string, path ...string) hclwrite.Tokens {
				if to := reference(text); to != nil {
					return hclwrite.TokensForTraversal(to)
				}
				return texts.move(o.label, append([]string{name}, path...), text)
			}))
		}
	}
	return append([]file{{fileName(c.Kind), hclwrite.Format(configuration.Bytes())}}, texts.files...)
}

// implied reports whether another argument of an object decides an argument.
func (c *collection) implied(o *object, attribute string) bool {
	by := c.Implied[attribute]
	return by != "" && !o.config.GetAttr(by).IsNull()
}

// reference returns a function that finds the resource with an id which an
// argument refers to: nil if the configuration has none.
func (c *collection) reference(attribute string) func(id string) hcl.Traversal {
	to := c.references[attribute]
	return func(id string) hcl.Traversal {
		if to == nil {
			return nil
		}
		o := to.byID[id]
		if o == nil || o.label == "" || !o.elsewhere && !to.selected {
			return nil
		}
		return traversal(to.TypeName(), o.label, "id")
	}
}

func traversal(root string, attributes ...string) hcl.Traversal {
	steps := hcl.Traversal{hcl.TraverseRoot{Name: root}}
	for _, name := range attributes {
		steps = append(steps, hcl.TraverseAttr{Name: name})
	}
	return steps
}

// replacement returns the expression to write for a string, nil to write the string
// itself. path are the keys of the maps and the attributes of the objects that lead
// to the string, from the outermost.
type replacement func(text string, path ...string) hclwrite.Tokens

// under returns the replacement for the strings below a key.
func (r replacement) under(key string) replacement {
	return func(text string, path ...string) hclwrite.Tokens {
		return r(text, append([]string{key}, path...)...)
	}
}

// expression returns the tokens of a value, with the replacements of its strings. An
// object, and a list of objects or one that would make a long line, has each element
// on a line of its own; indent is the column at which the value begins.
func expression(indent int, value cty.Value, replace replacement) hclwrite.Tokens {
	typ := value.Type()
	switch {
	case value.IsNull():
	case typ == cty.String:
		if tokens := replace(value.AsString()); tokens != nil {
			return tokens
		}
	case typ.IsObjectType() || typ.IsMapType():
		var elements []hclwrite.Tokens
		for _, pair := range nameFirst(value) {
			key, element := pair[0], pair[1]
			if typ.IsObjectType() && element.IsNull() {
				continue
			}
			tokens := hclwrite.TokensForValue(key)
			if name := key.AsString(); typ.IsObjectType() && hclsyntax.ValidIdentifier(name) && name != "for" {
				tokens = hclwrite.TokensForIdentifier(key.AsString())
			}
			tokens = append(tokens, &hclwrite.Token{Type: hclsyntax.TokenEqual, Bytes: []byte("=")})
			elements = append(elements, append(tokens, expression(0, element, replace.under(key.AsString()))...))
		}
		return enclosed(hclsyntax.TokenOBrace, "{", elements, true, hclsyntax.TokenCBrace, "}")
	case typ.IsListType() || typ.IsSetType() || typ.IsTupleType():
		var elements []hclwrite.Tokens
		length, lines := indent+len("[]"), false
		for _, element := range value.Elements() {
			tokens := expression(0, element, replace)
			length += utf8.RuneCount(tokens.Bytes()) + len(", ")
			lines = lines || slices.ContainsFunc(tokens, func(t *hclwrite.Token) bool { return t.Type == hclsyntax.TokenNewline })
			elements = append(elements, tokens)
		}
		return enclosed(hclsyntax.TokenOBrack, "[", elements, lines || length-len(", ") > longLine, hclsyntax.TokenCBrack, "]")
	}
	return hclwrite.TokensForValue(value)
}

// nameFirst returns the keys and values of an object or a map: the name first,
// the others in the order of the alphabet.
func nameFirst(value cty.Value) [][2]cty.Value {
	var pairs [][2]cty.Value
	for key, element := range value.Elements() {
		pairs = append(pairs, [2]cty.Value{key, element})
	}
	if value.Type().IsObjectType() {
		i := slices.IndexFunc(pairs, func(pair [2]cty.Value) bool { return pair[0].AsString() == "name" })
		if i > 0 {
			named := pairs[i]
			pairs = slices.Insert(slices.Delete(pairs, i, i+1), 0, named)
		}
	}
	return pairs
}

// enclosed returns the tokens of elements between brackets, with lines on a line
// of their own each.
func enclosed(openType hclsyntax.TokenType, open string, elements []hclwrite.Tokens, lines bool, closeType hclsyntax.TokenType, closing string) hclwrite.Tokens {
	tokens := hclwrite.Tokens{{Type: openType, Bytes: []byte(open)}}
	newline := &hclwrite.Token{Type: hclsyntax.TokenNewline, Bytes: []byte("\n")}
	lines = lines && len(elements) > 0
	if lines {
		tokens = append(tokens, newline)
	}
	for i, element := range elements {
		tokens = append(tokens, element...)
		if openType == hclsyntax.TokenOBrack && (lines || i < len(elements)-1) {
			tokens = append(tokens, &hclwrite.Token{Type: hclsyntax.TokenComma, Bytes: []byte(",")})
		}
		if lines {
			tokens = append(tokens, newline)
		}
	}
	return append(tokens, &hclwrite.Token{Type: closeType, Bytes: []byte(closing)})
}

// inWritingOrder returns the names of a resource's arguments in the order in
// which people write them. Arguments that order does not have follow, required
// ones first, then by name.
func inWritingOrder(schema *tfprotov6.Schema, order []string) []string {
	attributes := slices.Clone(schema.Block.Attributes)
	rank := func(a *tfprotov6.SchemaAttribute) int {
		place := slices.Index(order, a.Name)
		switch {
		case place >= 0:
			return place
		case a.Required:
			return len(order)
		default:
			return len(order) + 1
		}
	}
	slices.SortFunc(attributes, func(a, b *tfprotov6.SchemaAttribute) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Name, b.Name))
	})
	var names []string
	for _, a := range attributes {
		names = append(names, a.Name)
	}
	return names
}

// providerConfiguration returns the file that makes a directory a complete
// configuration. release is the version of the provider. The file never has the
// token.
func providerConfiguration(source, release, workspaceID, region string) []byte {
	required := map[string]cty.Value{"source": cty.StringVal(source)}
	if constraint := constraintFor(release); constraint != "" {
		required["version"] = cty.StringVal(constraint)
	}
	file := hclwrite.NewEmptyFile()
	terraform := file.Body().AppendNewBlock("terraform", nil).Body()
	terraform.AppendNewBlock("required_providers", nil).Body().SetAttributeValue("intercom", cty.ObjectVal(required))
	file.Body().AppendNewline()
	file.Body().AppendUnstructuredTokens(hclwrite.Tokens{{
		Type: hclsyntax.TokenComment, Bytes: []byte("# The access token comes from the environment variable INTERCOM_ACCESS_TOKEN.\n"),
	}})
	block := file.Body().AppendNewBlock("provider", []string{"intercom"}).Body()
	block.SetAttributeValue("workspace_id", cty.StringVal(workspaceID))
	if region != "" {
		block.SetAttributeValue("region", cty.StringVal(region))
	}
	return hclwrite.Format(file.Bytes())
}

// constraintFor returns the version constraint that accepts a release of the
// provider and later ones that are compatible with it: "~> 1.2" for 1.2.3, and
// "~> 0.1.2" for 0.1.2, since a minor version below 1.0 may change anything. A
// release candidate is accepted only by its exact version. It returns "" for
// other builds, since no registry has them.
func constraintFor(release string) string {
	v, err := version.NewSemver(release)
	switch {
	case err != nil:
		return ""
	case strings.HasPrefix(v.Prerelease(), "rc"):
		return v.String()
	case v.Prerelease() != "":
		return ""
	case v.Segments()[0] == 0:
		return "~> " + v.Core().String()
	default:
		return fmt.Sprintf("~> %d.%d", v.Segments()[0], v.Segments()[1])
	}
}
