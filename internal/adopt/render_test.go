package adopt

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
)

// What is written means what it was written from, whatever characters are in it.
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
		file.Body().SetAttributeRaw("list", expression("list", want))
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

// A list that makes a long line gets many short ones.
func TestExpression_long(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{
		6: `["element 0", "element 1", "element 2", "element 3", "element 4", "element 5"]`, // 90 characters with "  options = "
		7: "[\n\"element 0\",\n\"element 1\",\n\"element 2\",\n\"element 3\",\n\"element 4\",\n\"element 5\",\n\"element 6\",\n]",
	} {
		var elements []cty.Value
		for i := range n {
			elements = append(elements, cty.StringVal(fmt.Sprintf("element %d", i)))
		}
		if got := string(expression("options", cty.ListVal(elements)).Bytes()); got != want {
			t.Errorf("%d elements:\n%s\nwant\n%s", n, got, want)
		}
	}
}

// The order is told for each argument that a resource needs: none is where it
// is by the alphabet alone.
func TestInWritingOrder(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	s, err := open(t.Context(), "test", map[string]string{"access_token": server.Token, "base_url": server.URL})
	if err != nil {
		t.Fatal(err)
	}
	for typeName, want := range map[string]string{
		"intercom_data_attribute":        "model name description data_type options ",
		"intercom_tag":                   "name ",
		"intercom_ticket_type":           "name category description ",
		"intercom_ticket_type_attribute": "ticket_type_id name description data_type list_items ",
	} {
		got := strings.Join(inWritingOrder(s.schemas.ResourceSchemas[typeName], s.references(typeName)), " ")
		if !strings.HasPrefix(got+" ", want) {
			t.Errorf("%s: %s", typeName, got)
		}
	}
	for _, typeName := range s.types() {
		for _, a := range s.schemas.ResourceSchemas[typeName].Block.Attributes {
			if a.Required && s.references(typeName)[a.Name] == "" && !slices.Contains(writingOrder, a.Name) {
				t.Errorf("writingOrder has no place for %s of %s", a.Name, typeName)
			}
		}
		if len(s.schemas.ResourceSchemas[typeName].Block.BlockTypes) > 0 {
			t.Errorf("%s has blocks, and only attributes are written", typeName)
		}
	}
}

// Whoever adopts a workspace in Europe plans it there.
func TestProviderConfiguration(t *testing.T) {
	t.Parallel()
	for region, want := range map[string]string{
		"":   "provider \"intercom\" {\n  workspace_id = \"ws\"\n}\n",
		"eu": "provider \"intercom\" {\n  workspace_id = \"ws\"\n  region       = \"eu\"\n}\n",
	} {
		if got := string(providerConfiguration("acme/intercom", "ws", region)); !strings.HasSuffix(got, want) || !strings.Contains(got, `source = "acme/intercom"`) {
			t.Errorf("region %q:\n%s", region, got)
		}
	}
}

// References are found by their names: ticket_type_id leads to an
// intercom_ticket_type. An id under another name would be written as an id.
func TestReferences_named(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	s, err := open(t.Context(), "test", map[string]string{"access_token": server.Token, "base_url": server.URL})
	if err != nil {
		t.Fatal(err)
	}
	for _, typeName := range s.types() {
		for _, a := range s.schemas.ResourceSchemas[typeName].Block.Attributes {
			if isID := strings.HasSuffix(a.Name, "_id") || strings.HasSuffix(a.Name, "_ids"); isID && (a.Required || a.Optional) && s.references(typeName)[a.Name] == "" {
				t.Errorf("%s.%s is called after no resource; session.references has to know where it leads, and this test if it leads nowhere", typeName, a.Name)
			}
		}
	}
}
