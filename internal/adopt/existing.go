package adopt

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	hcljson "github.com/hashicorp/hcl/v2/json"
	"github.com/zclconf/go-cty/cty"
)

// existing is the configuration that some files of a directory have, as far as
// it matters to the files that adopt writes beside them or in their place.
type existing struct {
	files     []string
	provider  bool // required_providers has the source of this provider
	acts      bool // there are blocks that can make Terraform change something
	addresses []address
	imports   []importBlock
	texts     []string // paths of the files that the configuration reads texts from
}

// address is the address of a resource in the root module.
type address struct{ typeName, label string }

func (a address) String() string { return a.typeName + "." + a.label }

// importBlock is an import block: its target, and the import id or else the
// identity of the object. What only Terraform can evaluate is empty.
type importBlock struct {
	address
	id       string
	identity map[string]string
}

// configurationName matches the names of the files that Terraform and OpenTofu
// read.
var configurationName = regexp.MustCompile(`\.(tf|tofu)(\.json)?$`)

// readConfiguration reads the configuration of a directory: that of the files
// which adopt will replace, and that of all others. It returns an error if a
// file cannot be read, because its resources would not be known then.
func readConfiguration(dir string, replaced []string) (earlier, other existing, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return earlier, other, ifExists(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if entry.IsDir() || strings.HasPrefix(name, ".") || !configurationName.MatchString(name) {
			continue
		}
		content, err := readFile(filepath.Join(dir, name))
		if err != nil {
			return earlier, other, fmt.Errorf("the configuration in %s cannot be read: %w", dir, err)
		}
		body, diags := parse(content, name)
		if diags.HasErrors() {
			return earlier, other, fmt.Errorf("%s cannot be read for the resources that it has: %w. Correct it, or move it out of the directory", filepath.Join(dir, name), diags)
		}
		if slices.Contains(replaced, name) {
			earlier.add(name, body)
			earlier.texts = append(earlier.texts, textsOf(content)...)
		} else {
			other.add(name, body)
		}
	}
	return earlier, other, nil
}

func parse(content []byte, name string) (hcl.Body, hcl.Diagnostics) {
	var file *hcl.File
	var diags hcl.Diagnostics
	if strings.HasSuffix(name, ".json") {
		file, diags = hcljson.Parse(content, name)
	} else {
		file, diags = hclsyntax.ParseConfig(content, name, hcl.InitialPos)
	}
	return file.Body, diags
}

// blockTypes are the blocks of a configuration that matter here.
var blockTypes = hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
	{Type: "terraform"},
	{Type: "module", LabelNames: []string{"name"}},
	{Type: "resource", LabelNames: []string{"type", "name"}},
	{Type: "import"},
	{Type: "moved"},
	{Type: "removed"},
}}

// add adds the configuration of a file. It ignores blocks that are not valid:
// Terraform reports them.
func (e *existing) add(name string, body hcl.Body) {
	e.files = append(e.files, name)
	content, _, _ := body.PartialContent(&blockTypes)
	for _, block := range content.Blocks {
		attributes, _ := block.Body.JustAttributes()
		if block.Type == "terraform" {
			e.provider = e.provider || requires(block.Body)
			continue
		}
		e.acts = true
		switch block.Type {
		case "resource":
			e.note(address{block.Labels[0], block.Labels[1]})
		case "import":
			at := addressOf(attributes["to"])
			e.note(at)
			e.imports = append(e.imports, importBlock{at, text(attributes["id"]), texts(attributes["identity"])})
		case "moved", "removed": // Terraform refuses a resource at an address that others move from
			for _, end := range []string{"from", "to"} {
				at := addressOf(attributes[end])
				e.note(at)
			}
		}
	}
}

func (e *existing) note(at address) {
	if at.label != "" && !slices.Contains(e.addresses, at) {
		e.addresses = append(e.addresses, at)
	}
}

// labels returns the labels that the resources of a type have.
func (e *existing) labels(typeName string) map[string]bool {
	labels := map[string]bool{}
	for _, at := range e.addresses {
		if at.typeName == typeName {
			labels[at.label] = true
		}
	}
	return labels
}

// addressOf returns the address that an argument refers to: for one in a module
// or with an index, only the type.
func addressOf(attribute *hcl.Attribute) address {
	if attribute == nil {
		return address{}
	}
	expr := attribute.Expr
	index, indexed := expr.(*hclsyntax.IndexExpr) // intercom_tag.all[each.key]
	if indexed {
		expr = index.Collection
	}
	steps, diags := hcl.AbsTraversalForExpr(expr)
	if diags.HasErrors() {
		return address{}
	}
	var names []string
	for _, step := range steps {
		switch step := step.(type) {
		case hcl.TraverseRoot:
			names = append(names, step.Name)
		case hcl.TraverseAttr:
			names = append(names, step.Name)
		default:
			indexed = true
		}
	}
	if len(names) == 2 && !indexed {
		return address{names[0], names[1]}
	}
	for i, name := range names { // module.a.intercom_tag.all
		if i%2 == 0 && name != "module" {
			return address{typeName: name}
		}
	}
	return address{}
}

// requires reports whether a terraform block says that the provider with the
// local name intercom is this one.
func requires(terraform hcl.Body) bool {
	content, _, _ := terraform.PartialContent(&hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: "required_providers"}}})
	for _, required := range content.Blocks {
		providers, _ := required.Body.JustAttributes()
		if named := texts(providers["intercom"])["source"]; named != "" && strings.HasSuffix("/"+named, "/"+source) {
			return true
		}
	}
	return false
}

// texts returns the strings of an object that is written out.
func texts(attribute *hcl.Attribute) map[string]string {
	if attribute == nil {
		return nil
	}
	pairs, _ := hcl.ExprMap(attribute.Expr)
	values := map[string]string{}
	for _, pair := range pairs {
		if key, value := textOf(pair.Key), textOf(pair.Value); key != "" {
			values[key] = value
		}
	}
	return values
}

// text returns the value of an argument that is a string, "" for others.
func text(attribute *hcl.Attribute) string {
	if attribute == nil {
		return ""
	}
	return textOf(attribute.Expr)
}

func textOf(expr hcl.Expression) string {
	value, diags := expr.Value(nil)
	if diags.HasErrors() || value.Type() != cty.String || value.IsNull() || !value.IsKnown() {
		return ""
	}
	return value.AsString()
}
