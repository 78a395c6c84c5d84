// Command docskinds completes the generated documentation with facts from the
// provider's kinds: the subcategory of each page, the warning about replacements on
// pages of resources, and the tables of the index page. In the generated pages, the
// type name stands for the subcategory, and comments stand for the rest.
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

// complete completes the pages below a directory. It returns an error if no kind has
// the type of a page.
func complete(dir string, kinds []kind.Kind) error {
	sections := map[string]string{}
	resources := map[string]kind.Kind{}
	for _, k := range kinds {
		resources[k.TypeName()] = k
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
		if filepath.Base(filepath.Dir(page)) != "resources" {
			continue
		}
		if err := replace(page, "<!-- replacement -->\n\n", replacement(resources[name])); err != nil {
			return err
		}
	}
	index := filepath.Join(dir, "index.md")
	if err := replace(index, "<!-- permissions -->", permissions(kinds)); err != nil {
		return err
	}
	if err := replace(index, "<!-- existing -->", existing(kinds)); err != nil {
		return err
	}
	return replace(index, "<!-- destroy -->", destroy(kinds))
}

// replace replaces a text in a file. It returns an error unless the file contains the
// text exactly once.
func replace(file, before, after string) error {
	content, err := os.ReadFile(file) //nolint:gosec // a page of the documentation
	if err != nil {
		return err
	}
	if strings.Count(string(content), before) != 1 {
		return fmt.Errorf("%s: %q does not occur exactly once", file, before)
	}
	return os.WriteFile(file, []byte(strings.Replace(string(content), before, after, 1)), 0o644) //nolint:gosec // documentation is readable for everyone
}

// replacement returns a paragraph about what to consider before replacing an object of
// a kind. It is empty if Intercom can have the old and the new object at the same time.
func replacement(k kind.Kind) string {
	const wayOut = "If this has happened, remove `create_before_destroy`, run `terraform state rm` for the resource, and [import](#import) the %[1]s again.\n\n"
	switch {
	case k.SharesNames || k.Destroy == kind.Leaves:
		return ""
	case k.IsSingleton():
		return fmt.Sprintf("~> Replacing the resource, for example with `terraform apply -replace`, returns the %[1]s to Intercom's default before Terraform sets it up again. "+
			"If the second step fails, the default stays until the next apply. "+
			"With `create_before_destroy`, the create is refused and apply fails, because the workspace still has the old %[1]s. "+wayOut, k.Noun)
	default:
		return fmt.Sprintf("~> Do not use `create_before_destroy` for a replacement that keeps the name, such as one by `replace_triggered_by` or `terraform apply -replace`: "+
			"the create is refused while Intercom has the old %[1]s, so that apply fails, and Terraform may keep the old %[1]s as a deposed object. "+wayOut, k.Noun)
	}
}

// permissions returns the table of the permissions that the kinds need.
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

// existing returns the table of what a plan says that would create an object that
// exists already.
func existing(kinds []kind.Kind) string {
	answers := map[bool]string{
		false: "the plan is refused, and has the `import` block to paste",
		true:  "the plan warns, because Intercom can have both; apply creates another one",
	}
	rows := []string{"| resource | if the object exists already |", "|---|---|"}
	for _, k := range kinds {
		if k.Resource != nil && !k.TakesOver {
			rows = append(rows, fmt.Sprintf("| `%s` | %s |", k.TypeName(), answers[k.SharesNames]))
		}
	}
	return strings.Join(rows, "\n")
}

// destroy returns the table of the effects of destroying the resources.
func destroy(kinds []kind.Kind) string {
	effects := map[kind.Destroy]string{
		kind.Deletes:  "Intercom deletes the object",
		kind.Archives: "Intercom archives the object; creating it again restores it",
		kind.Retires:  "Intercom archives the object and documents no way to restore it; creating it again makes a new one",
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
