package adopt

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// page is a kind whose objects have texts in two formats, and translations.
var page = kind.Kind{Name: "page", Plural: "pages", Noun: "page", Texts: []kind.Text{{Argument: "markdown", Extension: ".md"}, {Argument: "html", Extension: ".html"}}}

// rendered renders pages with these labels and texts, all with a translation.
func rendered(resources bool, locale string, pages map[string]map[string]string) map[string]string {
	c := &collection{Kind: page, attributes: []string{"title", "markdown", "html", "translations"}}
	for label, texts := range pages {
		values := map[string]cty.Value{"title": cty.StringVal("../../etc/passwd")}
		for _, name := range []string{"markdown", "html"} {
			values[name] = cty.NullVal(cty.String)
			if text, ok := texts[name]; ok {
				values[name] = cty.StringVal(text)
			}
		}
		values["translations"] = cty.MapVal(map[string]cty.Value{locale: cty.ObjectVal(map[string]cty.Value{
			"title": cty.StringVal("t"), "markdown": values["markdown"], "html": values["html"],
		})})
		c.objects = append(c.objects, &object{id: "1", importID: "1", label: label, config: cty.ObjectVal(values)})
	}
	files := map[string]string{}
	for _, f := range c.render(resources) {
		files[f.name] = string(f.content)
	}
	return files
}

// Long texts are in files that are named after the labels and the locales, and the
// configuration reads them. Of two formats of one text, the first is written.
func TestTexts(t *testing.T) {
	t.Parallel()
	got := rendered(true, "pt-BR", map[string]map[string]string{"a": {"markdown": "${b}\n", "html": "<p>${b}</p>"}})
	want := map[string]string{
		"pages/a.md":       "${b}\n",
		"pages/a.pt-BR.md": "${b}\n",
		"pages.tf": `import {
  to = intercom_page.a
  id = "1"
}

resource "intercom_page" "a" {
  title    = "../../etc/passwd"
  markdown = file("${path.module}/pages/a.md")
  translations = {
    "pt-BR" = {
      markdown = file("${path.module}/pages/a.pt-BR.md")
      title    = "t"
    }
  }
}
`,
	}
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s is\n%s\nwant\n%s", name, got[name], want[name])
		}
	}
	if len(got) != len(want) {
		t.Errorf("there are %d files: %v", len(got), got)
	}
	if read := textsOf([]byte(got["pages.tf"])); strings.Join(read, " ") != "pages/a.md pages/a.pt-BR.md" {
		t.Errorf("the configuration reads %q", read)
	}
	if got := rendered(false, "fr", map[string]map[string]string{"a": {"html": "<p>"}}); len(got) != 1 {
		t.Errorf("without resources, the files are %v", got)
	}
}

// A text stays in the configuration where its file would have no valid name.
func TestTexts_inline(t *testing.T) {
	t.Parallel()
	const text = "the text"
	for name, test := range map[string]struct {
		locale string
		pages  map[string]map[string]string
		files  int // with texts
	}{
		"a locale that is a path":         {"../x", map[string]map[string]string{"a": {"html": text}}, 1},
		"a locale that is a template":     {"${x}", map[string]map[string]string{"a": {"html": text}}, 1},
		"a name of a device":              {"fr", map[string]map[string]string{"nul": {"html": text}}, 0},
		"labels that differ only in case": {"fr", map[string]map[string]string{"A": {"html": text}, "a": {"html": text}}, 2},
		"a long label":                    {"fr", map[string]map[string]string{strings.Repeat("ab", 100): {"html": text}}, 0},
		"no text":                         {"fr", map[string]map[string]string{"a": {"html": ""}}, 0},
	} {
		got := rendered(true, test.locale, test.pages)
		if len(got)-1 != test.files {
			t.Errorf("%s: the files are %v", name, got)
		}
		if _, diags := hclsyntax.ParseConfig([]byte(got["pages.tf"]), "", hcl.InitialPos); diags.HasErrors() {
			t.Errorf("%s: %v", name, diags)
		}
		texts := strings.Count(got["pages.tf"], "html") - strings.Count(got["pages.tf"], ".html")
		if inline := strings.Count(got["pages.tf"], text); name != "no text" && texts != inline+test.files {
			t.Errorf("%s: %d texts, %d of them in the configuration, %d in files\n%s", name, texts, inline, test.files, got["pages.tf"])
		}
	}
}

// The summary names the directories with texts, and the texts of an earlier run that
// are there and that the new files do not read.
func TestSummarizeTexts(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	pages := filepath.Join(dir, "pages")
	earlier := `a = file("${path.module}/pages/kept.md")
b = file("${path.module}/pages/unused.md")
c = file("${path.module}/pages/deleted.md")
`
	for _, err := range []error{
		os.Mkdir(pages, 0o700), os.WriteFile(filepath.Join(pages, "kept.md"), nil, 0o600), os.WriteFile(filepath.Join(pages, "unused.md"), nil, 0o600),
		os.WriteFile(filepath.Join(dir, "pages.tf"), []byte(earlier), 0o600),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	a := adoption{options: options{dir: dir}}
	var err error
	if a.earlier, a.other, err = readConfiguration(dir, []string{"pages.tf"}); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	a.summarizeTexts(&out, []file{{name: "pages.tf"}, {name: "pages/kept.md"}, {name: "pages/new.md"}})
	want := "\nTexts in files of their own. Images in them stay where Intercom hosts them:\n  " + pages + ": 2\n" +
		"\nThe files do not read these texts of an earlier run any more. Delete them if you do not need them:\n  " + filepath.Join(pages, "unused.md") + "\n"
	if got := out.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
