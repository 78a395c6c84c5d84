// Command docskinds completes the generated documentation with what the
// provider's kinds say: the subcategory of each page, and the tables of the index
// page. Pages have the type's name in the place of the subcategory, and the index
// has a comment in the place of each table.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

func main() {
	if err := complete("docs", provider.Kinds()); err != nil {
		fmt.Fprintln(os.Stderr, "docskinds:", err)
		os.Exit(1)
	}
}

// complete completes the pages below a directory. A page of a type that no kind
// has is an error.
func complete(dir string, kinds []kind.Kind) error {
	sections := map[string]string{}
	for _, k := range kinds {
		for _, name := range []string{k.Name, k.Plural} {
			if name != "" {
				sections[kind.Prefix+name] = k.Section
			}
		}
	}
	pages, err := filepath.Glob(filepath.Join(dir, "*s", "*.md"))
	if err != nil {
		return err
	}
	for _, page := range pages {
		if filepath.Base(filepath.Dir(page)) == "guides" {
			continue
		}
		name := kind.Prefix + strings.TrimSuffix(filepath.Base(page), ".md")
		section := sections[name]
		if section == "" {
			return fmt.Errorf("%s: no kind has the type %s, or it has no section", page, name)
		}
		if err := replace(page, fmt.Sprintf("subcategory: %q", name), fmt.Sprintf("subcategory: %q", section)); err != nil {
			return err
		}
	}
	index := filepath.Join(dir, "index.md")
	if err := replace(index, "<!-- permissions -->", permissions(kinds)); err != nil {
		return err
	}
	return replace(index, "<!-- destroy -->", destroy(kinds))
}

// replace replaces a text that a file has once.
func replace(file, before, after string) error {
	content, err := os.ReadFile(file) //nolint:gosec // a page of the documentation
	if err != nil {
		return err
	}
	if strings.Count(string(content), before) != 1 {
		return fmt.Errorf("%s: %q is not there once", file, before)
	}
	return os.WriteFile(file, []byte(strings.Replace(string(content), before, after, 1)), 0o644) //nolint:gosec // read by everyone
}

// permissions is the table of the permissions that the kinds need.
func permissions(kinds []kind.Kind) string {
	rows := []string{"| object | permissions |", "|---|---|"}
	for _, k := range kinds {
		needs := "none is documented"
		if len(k.Permissions) > 0 {
			needs = strings.Join(k.Permissions, ", ")
		}
		rows = append(rows, fmt.Sprintf("| %s | %s |", k.Noun, needs))
	}
	return strings.Join(rows, "\n")
}

// destroy is the table of what destroying the resources does.
func destroy(kinds []kind.Kind) string {
	effects := map[kind.Destroy]string{
		kind.Deletes:  "Intercom deletes the object",
		kind.Archives: "Intercom archives the object; creating it again restores it",
		kind.Resets:   "the setting returns to Intercom's default",
		kind.Leaves:   "the object stays as it is",
	}
	rows := []string{"| resource | what `terraform destroy` does |", "|---|---|"}
	for _, k := range kinds {
		if k.Resource != nil {
			rows = append(rows, fmt.Sprintf("| `%s` | %s |", k.TypeName(), effects[k.Destroy]))
		}
	}
	return strings.Join(rows, "\n")
}
