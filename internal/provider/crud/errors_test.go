package crud_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/crud"
)

// A suggested import block imports the object with the given id and contains
// nothing else, whatever characters the id has.
func TestImportBlock(t *testing.T) {
	t.Parallel()
	for _, id := range []string{
		"71", "VIP", `say "hi"`, `back\slash`, "${path.module}", "%{ if true }", "$${escaped}", "$$${", "%%", "a\nb",
		"\"\n}\nresource \"terraform_data\" \"x\" {\n", "NUL \x00, bell \a, vertical tab \v, form feed \f", "\x1b[31mred", "\u202eevil\u2066",
		"\U000E0001tag", "日本語 \U0001F680", "# no comment", "<<EOT", "contact/plan_tier",
	} {
		block := crud.ImportBlock("intercom_tag", id)
		file, diags := hclsyntax.ParseConfig([]byte(block), "", hcl.InitialPos)
		body, ok := file.Body.(*hclsyntax.Body)
		if diags.HasErrors() || !ok {
			t.Errorf("%q: %v\n%s", id, diags, block)
			continue
		}
		if len(body.Blocks) != 1 || len(body.Attributes) > 0 || body.Blocks[0].Type != "import" || len(body.Blocks[0].Body.Attributes) != 2 {
			t.Errorf("%q is more than an import block:\n%s", id, block)
			continue
		}
		got, diags := body.Blocks[0].Body.Attributes["id"].Expr.Value(nil)
		if diags.HasErrors() || got.AsString() != id {
			t.Errorf("%q became %#v, %v:\n%s", id, got, diags, block)
		}
		if strings.ContainsAny(block, "\x00\a\v\f\x1b\u202e\u2066") {
			t.Errorf("%q is not printable in the block:\n%q", id, block)
		}
	}
}
