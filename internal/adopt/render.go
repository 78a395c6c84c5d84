package adopt

import (
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/zclconf/go-cty/cty"
)

// writingOrder is the order in which people write arguments: what it is, then
// how it is. Those that are not here come after, the required ones first.
var writingOrder = []string{"model", "name", "category", "description", "data_type", "options", "list_items"}

// longLine is where a list gets a line for each of its elements.
const longLine = 100

// render writes the objects of a kind, each with its import block.
func (k *kind) render(resources bool) []byte {
	file := hclwrite.NewEmptyFile()
	for i, o := range k.objects {
		if i > 0 {
			file.Body().AppendNewline()
		}
		block := file.Body().AppendNewBlock("import", nil).Body()
		block.SetAttributeTraversal("to", traversal(k.typeName, o.label))
		block.SetAttributeValue("id", cty.StringVal(o.importID))
		if !resources {
			continue
		}
		file.Body().AppendNewline()
		block = file.Body().AppendNewBlock("resource", []string{k.typeName, o.label}).Body()
		for _, name := range k.attributes {
			value := o.config.GetAttr(name)
			if value.IsNull() {
				continue
			}
			if target := k.target(name, value); target != nil {
				block.SetAttributeTraversal(name, target)
				continue
			}
			block.SetAttributeRaw(name, expression(name, value))
		}
	}
	return hclwrite.Format(file.Bytes())
}

// target is what a reference leads to, nil when that is not in the output.
func (k *kind) target(attribute string, value cty.Value) hcl.Traversal {
	to := k.references[attribute]
	if to == nil || !to.selected || value.Type() != cty.String {
		return nil
	}
	o := to.byID[value.AsString()]
	if o == nil {
		return nil
	}
	return traversal(to.typeName, o.label, "id")
}

func traversal(root string, attributes ...string) hcl.Traversal {
	steps := hcl.Traversal{hcl.TraverseRoot{Name: root}}
	for _, name := range attributes {
		steps = append(steps, hcl.TraverseAttr{Name: name})
	}
	return steps
}

// expression writes a value, a list that makes a long line with each element
// on a line of its own.
func expression(name string, value cty.Value) hclwrite.Tokens {
	tokens := hclwrite.TokensForValue(value)
	if !value.Type().IsListType() || len("  "+name+" = ")+len([]rune(string(tokens.Bytes()))) <= longLine {
		return tokens
	}
	newline := &hclwrite.Token{Type: hclsyntax.TokenNewline, Bytes: []byte("\n")}
	tokens = hclwrite.Tokens{{Type: hclsyntax.TokenOBrack, Bytes: []byte("[")}, newline}
	for _, element := range value.AsValueSlice() {
		tokens = append(tokens, hclwrite.TokensForValue(element)...)
		tokens = append(tokens, &hclwrite.Token{Type: hclsyntax.TokenComma, Bytes: []byte(",")}, newline)
	}
	return append(tokens, &hclwrite.Token{Type: hclsyntax.TokenCBrack, Bytes: []byte("]")})
}

// inWritingOrder returns the names of a resource's arguments; those that refer
// to another object come first.
func inWritingOrder(schema *tfprotov6.Schema, references map[string]string) []string {
	attributes := slices.Clone(schema.Block.Attributes)
	rank := func(a *tfprotov6.SchemaAttribute) int {
		place := slices.Index(writingOrder, a.Name)
		switch {
		case references[a.Name] != "" && a.Required:
			return 0
		case place >= 0:
			return 1 + place
		case a.Required:
			return 1 + len(writingOrder)
		default:
			return 2 + len(writingOrder)
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

// providerConfiguration is a file that makes a directory complete. The token
// is never in it.
func providerConfiguration(source, workspaceID, region string) []byte {
	file := hclwrite.NewEmptyFile()
	terraform := file.Body().AppendNewBlock("terraform", nil).Body()
	terraform.AppendNewBlock("required_providers", nil).Body().
		SetAttributeValue("intercom", cty.ObjectVal(map[string]cty.Value{"source": cty.StringVal(source)}))
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
