package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

func TestComplete(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, content string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("resources/tag.md", "---\nsubcategory: \"intercom_tag\"\n---\n<!-- replacement -->\n\n## Schema\n")
	write("data-sources/tags.md", "---\nsubcategory: \"intercom_tags\"\n---\n")
	write("guides/adopt.md", "no page of a type")
	write("index.md", "<!-- permissions -->\n<!-- existing -->\n<!-- destroy -->\n")
	kinds := []kind.Kind{{Name: "tag", Plural: "tags", Noun: "tag", Section: "Data", Permissions: []string{"Read tags", "Write tags"}}}

	if err := complete(dir, kinds); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"resources/tag.md":     `subcategory: "Data"`,
		"data-sources/tags.md": `subcategory: "Data"`,
		"index.md":             "| tag | Read tags, Write tags |",
	} {
		content, err := fs.ReadFile(os.DirFS(dir), name)
		if err != nil || !strings.Contains(string(content), want) {
			t.Errorf("%s: %v, %q, want %q in it", name, err, content, want)
		}
	}

	for name, test := range map[string]struct {
		kind kind.Kind
		want string
	}{
		"names are unique": {kinds[0], "Do not use `create_before_destroy`"},
		"names are shared": {kind.Kind{Name: "tag", Plural: "tags", SharesNames: true}, ""},
		"the only object":  {kind.Kind{Name: "setting", Noun: "setting"}, "returns the setting to Intercom's default"},
		"stays as it is":   {kind.Kind{Name: "team", Plural: "teams", Destroy: kind.Leaves}, ""},
	} {
		if got := replacement(test.kind); !strings.Contains(got, test.want) || test.want == "" && got != "" {
			t.Errorf("%s: got %q, want %q in it", name, got, test.want)
		}
	}

	other := t.TempDir()
	if err := os.Mkdir(filepath.Join(other, "resources"), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(other, "resources", "other.md"), []byte("subcategory: \"intercom_other\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := complete(other, kinds); err == nil || !strings.Contains(err.Error(), "intercom_other") {
		t.Errorf("a page of a type that no kind has: %v", err)
	}
}
