package adopt

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// textFiles are the files with the long texts of a kind's objects, such as the bodies
// of articles. The path of a file is made of labels and locales only: a title could
// be any path.
type textFiles struct {
	kind  kind.Kind
	files []file
	used  map[string]bool // by the path in lower case: some file systems ignore case
}

// maxTextName is the length in bytes of the longest name of a file, so that the
// names in a staging directory are shorter than the 255 bytes of most file systems.
const maxTextName = 200

var (
	locale = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

	// reserved matches names that Windows does not give to files.
	reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])\.`)
)

// move adds a file with a text, and returns the expression that reads the file. It
// returns nil for texts that stay in the configuration: for those of other arguments,
// for empty ones, and where the file would have no valid name. path leads to the text:
// an argument, or a map, the locale and an argument.
func (t *textFiles) move(label string, path []string, text string) hclwrite.Tokens {
	i := slices.IndexFunc(t.kind.Texts, func(text kind.Text) bool { return text.Argument == path[len(path)-1] })
	if i < 0 || text == "" {
		return nil
	}
	name := label
	switch len(path) {
	case 1:
	case 3:
		if !locale.MatchString(path[1]) {
			return nil
		}
		name += "." + path[1]
	default:
		return nil
	}
	name += t.kind.Texts[i].Extension
	inDirectory := collectionName(t.kind) + "/" + name
	folded := strings.ToLower(inDirectory)
	if len(name) > maxTextName || reserved.MatchString(name) || t.used[folded] {
		return nil
	}
	if t.used == nil {
		t.used = map[string]bool{}
	}
	t.used[folded] = true
	t.files = append(t.files, file{inDirectory, []byte(text)})
	return hclwrite.TokensForFunctionCall("file", inModule(inDirectory))
}

// oneFormat returns the arguments of an object with at most one of its long texts,
// and the same for its translations.
func (t *textFiles) oneFormat(object cty.Value) cty.Value {
	if len(t.kind.Texts) < 2 || object.IsNull() {
		return object
	}
	values := object.AsValueMap()
	found := false
	for _, text := range t.kind.Texts {
		value, ok := values[text.Argument]
		if !ok || value.IsNull() {
			continue
		}
		if found {
			values[text.Argument] = cty.NullVal(value.Type())
		}
		found = true
	}
	for name, value := range values {
		if value.IsNull() || !value.Type().IsMapType() || !value.Type().ElementType().IsObjectType() || value.LengthInt() == 0 {
			continue
		}
		elements := value.AsValueMap()
		for key, element := range elements {
			elements[key] = t.oneFormat(element)
		}
		values[name] = cty.MapVal(elements)
	}
	return cty.ObjectVal(values)
}

// inModule returns the path of a file in the directory of the module, as a template.
// The path must have no character that has a meaning in templates.
func inModule(path string) hclwrite.Tokens {
	return hclwrite.Tokens{
		{Type: hclsyntax.TokenOQuote, Bytes: []byte(`"`)},
		{Type: hclsyntax.TokenTemplateInterp, Bytes: []byte("${")},
		{Type: hclsyntax.TokenIdent, Bytes: []byte("path")},
		{Type: hclsyntax.TokenDot, Bytes: []byte(".")},
		{Type: hclsyntax.TokenIdent, Bytes: []byte("module")},
		{Type: hclsyntax.TokenTemplateSeqEnd, Bytes: []byte("}")},
		{Type: hclsyntax.TokenQuotedLit, Bytes: []byte("/" + path)},
		{Type: hclsyntax.TokenCQuote, Bytes: []byte(`"`)},
	}
}

// readText matches the expressions of inModule in a configuration.
var readText = regexp.MustCompile(`file\("\$\{path\.module\}/([^"$%\\]+)"\)`)

// textsOf returns the paths of the files with texts that a configuration reads.
func textsOf(configuration []byte) []string {
	var paths []string
	for _, match := range readText.FindAllSubmatch(configuration, -1) {
		paths = append(paths, string(match[1]))
	}
	return paths
}

// shortList returns the first elements of a list, and how many more it has.
func shortList(elements []string) []string {
	const most = 10
	if len(elements) <= most+1 {
		return elements
	}
	return append(slices.Clone(elements[:most]), fmt.Sprintf("and %d more", len(elements)-most))
}

// countTexts counts the files with long texts among files, by the directory that they
// are in.
func countTexts(files []file) map[string]int {
	found := map[string]int{}
	for _, f := range files {
		if directory, _, ok := strings.Cut(f.name, "/"); ok {
			found[directory]++
		}
	}
	return found
}
