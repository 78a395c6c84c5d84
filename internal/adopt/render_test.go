package adopt

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/zclconf/go-cty/cty"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// A value that is written and parsed again is the same value, whatever characters
// are in it.
func FuzzExpression(f *testing.F) {
	for _, text := range []string{"${a}", "$${a}", "$$${", "%{ if }", `"\`, "\x00\r\n\t", "\u2028\ufeff", "e\u0301", "\U0001F468\u200D\U0001F469", "# no comment", "<<EOT"} {
		f.Add(text, 3)
		f.Add(text, 30)
	}
	f.Fuzz(func(t *testing.T, text string, n int) {
		text = strings.ToValidUTF8(text, "") // JSON has no other text
		elements := []cty.Value{cty.StringVal("first")}
		for range min(max(n, 0), 50) {
			elements = append(elements, cty.StringVal(text))
		}
		want := cty.ListVal(elements)
		file := hclwrite.NewEmptyFile()
		file.Body().SetAttributeRaw("list", expression(len("  list = "), want, noReplacement))
		src := hclwrite.Format(file.Bytes())
		parsed, diags := hclsyntax.ParseConfig(src, "", hcl.InitialPos)
		if diags.HasErrors() {
			t.Fatalf("%s\n%v", src, diags)
		}
		attributes, _ := parsed.Body.JustAttributes()
		got, diags := attributes["list"].Expr.Value(nil)
		if diags.HasErrors() {
			t.Fatalf("%s\n%v", src, diags)
		}
		if !slices.EqualFunc(got.AsValueSlice(), elements, cty.Value.RawEquals) {
			t.Errorf("%#v became\n%s", want, src)
		}
	})
}

// A list that would make a long line has each element on a line of its own.
func TestExpression_long(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{
		6: `["element 0", "element 1", "element 2", "element 3", "element 4", "element 5"]`, // 90 characters with "  options = "
		7: "[\n  \"element 0\",\n  \"element 1\",\n  \"element 2\",\n  \"element 3\",\n  \"element 4\",\n  \"element 5\",\n  \"element 6\",\n]",
	} {
		var elements []cty.Value
		for i := range n {
			elements = append(elements, cty.StringVal(fmt.Sprintf("element %d", i)))
		}
		if got := string(hclwrite.Format(expression(len("  options = "), cty.ListVal(elements), noReplacement).Bytes())); got != want {
			t.Errorf("%d elements:\n%s\nwant\n%s", n, got, want)
		}
	}
}

func noReplacement(string, ...string) hclwrite.Tokens { return nil }

// Values of every type that a schema can have are valid expressions, also if keys
// of a map are keywords of the language.
func TestExpression_types(t *testing.T) {
	t.Parallel()
	str := cty.StringVal
	for want, value := range map[string]cty.Value{
		"{\n  \"for\" = 1\n  null  = true\n}":                 cty.ObjectVal(map[string]cty.Value{"for": cty.NumberIntVal(1), "null": cty.True}),
		"{\n  \"for\"     = \"a\"\n  \"if x\\n}\" = \"b\"\n}": cty.MapVal(map[string]cty.Value{"for": str("a"), "if x\n}": str("b")}),
		"{\n  a = 1\n}":              cty.ObjectVal(map[string]cty.Value{"a": cty.NumberIntVal(1), "b": cty.NullVal(cty.String)}),
		"{}":                         cty.MapValEmpty(cty.String),
		"[]":                         cty.SetValEmpty(cty.String),
		"[\"a\", intercom_tag.b.id]": cty.SetVal([]cty.Value{str("a"), str("b")}),
		"null":                       cty.NullVal(cty.String),
		"[\n  {\n    name  = \"x\"\n    about = 1.5\n  },\n]": cty.ListVal([]cty.Value{cty.ObjectVal(map[string]cty.Value{"name": str("x"), "about": cty.NumberFloatVal(1.5)})}),
	} {
		file := hclwrite.NewEmptyFile()
		file.Body().SetAttributeRaw("a", expression(len("  a = "), value, func(id string, _ ...string) hclwrite.Tokens {
			if id == "b" && value.Type().IsSetType() {
				return hclwrite.TokensForTraversal(traversal("intercom_tag", "b", "id"))
			}
			return nil
		}))
		src := string(hclwrite.Format(file.Bytes()))
		if _, diags := hclsyntax.ParseConfig([]byte(src), "", hcl.InitialPos); diags.HasErrors() {
			t.Errorf("%s is not valid: %v", src, diags)
		}
		if src != "a = "+want+"\n" {
			t.Errorf("%#v became\n%s\nwant\n%s", value, src, want)
		}
	}
}

// Arguments are in the order of the kind, and the others follow.
func TestInWritingOrder(t *testing.T) {
	t.Parallel()
	schema := &tfprotov6.Schema{Block: &tfprotov6.SchemaBlock{Attributes: []*tfprotov6.SchemaAttribute{
		{Name: "a", Optional: true}, {Name: "b", Required: true}, {Name: "c", Optional: true}, {Name: "d", Required: true}, {Name: "id", Computed: true},
	}}}
	if got := strings.Join(inWritingOrder(schema, []string{"d", "c"}), " "); got != "d c b a id" {
		t.Errorf("got %s", got)
	}
}

// The description of each kind has what adopt needs: the place of every required
// argument, the kind that every id refers to, and the permissions.
func TestKinds(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	s, err := open(t.Context(), "test", map[string]string{"access_token": server.Token, "base_url": server.URL})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds() {
		schema := s.schemas.ResourceSchemas[k.TypeName()]
		if len(schema.Block.BlockTypes) > 0 {
			t.Errorf("%s has blocks, and adopt writes only attributes", k.Name)
		}
		for _, a := range schema.Block.Attributes {
			if a.Required && !slices.Contains(k.Arguments, a.Name) {
				t.Errorf("Arguments of %s has no place for %s", k.Name, a.Name)
			}
			configurable := a.Required || a.Optional
			for _, target := range kinds() {
				if configurable && strings.HasPrefix(a.Name+"s", target.Name+"_id") && k.References[a.Name] == "" {
					t.Errorf("References of %s does not have %s", k.Name, a.Name)
				}
			}
		}
		undocumented := k.Section == "News" // its permissions
		if len(k.Permissions) == 0 && !undocumented {
			t.Errorf("Permissions of %s are empty: adopt cannot say which one is missing", k.Name)
		}
	}
}

// The provider configuration has the source, and the region of the workspace.
func TestProviderConfiguration(t *testing.T) {
	t.Parallel()
	for region, want := range map[string]string{
		"":   "provider \"intercom\" {\n  workspace_id = \"ws\"\n}\n",
		"eu": "provider \"intercom\" {\n  workspace_id = \"ws\"\n  region       = \"eu\"\n}\n",
	} {
		if got := string(providerConfiguration("acme/intercom", "dev", "ws", region)); !strings.HasSuffix(got, want) || !strings.Contains(got, `source = "acme/intercom"`) {
			t.Errorf("region %q:\n%s", region, got)
		}
	}
}

// The provider configuration accepts the release that wrote it and compatible
// later ones.
func TestProviderConfiguration_version(t *testing.T) {
	t.Parallel()
	for release, want := range map[string]string{
		"0.1.2":             `version = "~> 0.1.2"`,
		"1.4.2":             `version = "~> 1.4"`,
		"1.0.0":             `version = "~> 1.0"`,
		"0.2.0-rc.1":        `version = "0.2.0-rc.1"`,
		"0.2.0-dev":         "",
		"0.2.0-SNAPSHOT-ab": "",
		"dev":               "",
	} {
		got := string(providerConfiguration("acme/intercom", release, "ws", ""))
		if !strings.Contains(got, want) || strings.Contains(got, "version") != (want != "") {
			t.Errorf("release %q: want %q in\n%s", release, want, got)
		}
	}
}

// The help center of a collection is left out where its parent decides it.
func TestRender_implied(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, func(c *intercomtest.Config) { c.Seed = true })
	dir := t.TempDir()
	if _, err := adoptFrom(t, server, options{dir: dir, resources: true, only: []string{"help_center_collections"}}); err != nil {
		t.Fatal(err)
	}
	written := filesOf(t, dir)["help_center_collections.tf"]
	children := 0
	for _, block := range strings.Split(written, "import {")[1:] {
		child := strings.Contains(block, "parent_id")
		if child {
			children++
		}
		if strings.Contains(block, "help_center_id") == child {
			t.Errorf("a collection has both or neither of parent_id and help_center_id:\n%s", block)
		}
	}
	if children == 0 {
		t.Errorf("no collection is in another:\n%s", written)
	}
}
