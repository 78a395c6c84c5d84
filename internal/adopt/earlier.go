package adopt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// earlier is what the files hold that are about to be replaced.
type earlier struct {
	files     bool                         // there are some
	labels    map[string]map[string]string // by type and import id
	addresses []address
}

// address is that of a resource.
type address struct{ typeName, label string }

func (a address) String() string { return a.typeName + "." + a.label }

// readEarlier reads the files of an earlier run. Somebody may have given the
// resources other names since, and applied them.
func (a *adoption) readEarlier() error {
	a.earlier = earlier{labels: map[string]map[string]string{}}
	for _, f := range a.names() {
		path := filepath.Join(a.dir, f.name)
		content, err := os.ReadFile(path) //nolint:gosec // the directory is the user's to say
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		parsed, diags := hclsyntax.ParseConfig(content, path, hcl.InitialPos)
		body, ok := parsed.Body.(*hclsyntax.Body)
		if diags.HasErrors() || !ok {
			return fmt.Errorf("%s cannot be read for the names that its resources have: %w. Repair it, or take it away", path, diags)
		}
		a.earlier.files = true
		for _, block := range body.Blocks {
			a.earlier.note(block)
		}
	}
	return nil
}

// note notes the address that a block is about, and with an import block the
// object that has it.
func (e *earlier) note(block *hclsyntax.Block) {
	var found address
	switch {
	case block.Type == "resource" && len(block.Labels) == 2:
		found = address{block.Labels[0], block.Labels[1]}
	case block.Type == "import" && block.Body.Attributes["to"] != nil && block.Body.Attributes["id"] != nil:
		to, diags := hcl.AbsTraversalForExpr(block.Body.Attributes["to"].Expr)
		if diags.HasErrors() || len(to) != 2 {
			return
		}
		label, ok := to[1].(hcl.TraverseAttr)
		if !ok {
			return
		}
		found = address{to.RootName(), label.Name}
		if e.labels[found.typeName] == nil {
			e.labels[found.typeName] = map[string]string{}
		}
		e.labels[found.typeName][text(block.Body.Attributes["id"].Expr)] = found.label
	default:
		return
	}
	if !slices.Contains(e.addresses, found) {
		e.addresses = append(e.addresses, found)
	}
}

// gone are the addresses that the new files do not have any more.
func (a *adoption) gone() []address {
	var gone []address
	for _, old := range a.earlier.addresses {
		k := a.kinds[old.typeName]
		if k == nil || !slices.ContainsFunc(k.objects, func(o *object) bool { return o.label == old.label }) {
			gone = append(gone, old)
		}
	}
	return gone
}
