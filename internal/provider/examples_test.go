package provider_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/querycheck"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"
	"github.com/zclconf/go-cty/cty"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// repository is the root of this repository.
var repository = os.DirFS("../..")

// TestExamples applies and destroys everything under examples/. The names of the files,
// most of which tfplugindocs requires, say what to do with them. An unknown name is an
// error.
//
// Examples that import or look up objects do so in the workspace of the simulator
// program, so that people can try them there.
func TestExamples(t *testing.T) {
	t.Parallel()
	configurations := map[string]string{} // by directory
	guided := map[string]bool{}
	for _, file := range exampleFiles(t) {
		is := func(pattern string) bool {
			matched, err := path.Match(pattern, file)
			return matched && err == nil
		}
		if dir, ok := guide(file); ok {
			guided[dir] = true
			continue
		}
		text := readFile(t, "examples", file)
		beside := func() string { return readFile(t, "examples", path.Dir(file), "resource.tf") }
		switch {
		case is("provider/provider*.tf"), is("data-sources/*/data-source*.tf"):
			t.Run(file, func(t *testing.T) {
				t.Parallel()
				applyExample(t, text, seeded)
			})
		case is("resources/*/resource*.tf"):
			t.Run(file, func(t *testing.T) {
				t.Parallel()
				applyExample(t, text)
			})
		case is("resources/*/import-by-string-id.tf"):
			t.Run(file, func(t *testing.T) {
				t.Parallel()
				importByBlocks(t, beside()+text)
			})
		case is("resources/*/import-by-identity.tf"):
			t.Run(file, func(t *testing.T) {
				t.Parallel()
				importByBlocks(t, beside()+text, tfversion.SkipBelow(acctest.Identity)) // older versions refuse the block
			})
		case is("list-resources/*/list-resource*.tfquery.hcl"):
			t.Run(file, func(t *testing.T) {
				t.Parallel()
				checkQuery(t, text)
				t.Run("query", func(t *testing.T) {
					t.Parallel()
					queryAll(t, text)
				})
			})
		case is("resources/*/import.sh"):
			t.Run(file, func(t *testing.T) {
				t.Parallel()
				importByCommands(t, beside(), text)
			})
		case is("provider/*"), is("resources/*/*"), is("data-sources/*/*"), is("list-resources/*/*"), path.Ext(file) != ".tf":
			t.Errorf("examples/%s: no test knows what to do with a file of this name", file)
		default:
			configurations[path.Dir(file)] += text + "\n"
		}
	}
	for dir, test := range guides {
		if !guided[dir] {
			t.Errorf("examples/%s has a test and no files", dir)
			continue
		}
		t.Run(dir, func(t *testing.T) {
			t.Parallel()
			test(t)
		})
	}
	for _, dir := range slices.Sorted(maps.Keys(configurations)) {
		t.Run(dir, func(t *testing.T) {
			t.Parallel()
			applyExample(t, configurations[dir], seeded)
		})
	}
}

// TestExamples_inDocumentation checks that each configuration in the documentation is,
// word for word, a file under examples/, which the tests apply.
func TestExamples_inDocumentation(t *testing.T) {
	t.Parallel()
	examples := map[string]bool{}
	for _, file := range exampleFiles(t) {
		examples[strings.TrimSpace(readFile(t, "examples", file))] = true
	}
	pages := slices.Concat([]string{"README.md"}, glob(t, "docs/*.md"), glob(t, "docs/*/*.md"))
	block := regexp.MustCompile("(?s)```(?:terraform|hcl|tf)\n(.*?)```")
	for _, page := range pages {
		blocks := block.FindAllStringSubmatch(readFile(t, page), -1)
		if page == "README.md" && len(blocks) == 0 {
			t.Errorf("%s has no configuration", page)
		}
		for _, found := range blocks {
			if !examples[strings.TrimSpace(found[1])] {
				t.Errorf("%s has a configuration that is not a file under examples/:\n%s", page, found[1])
			}
		}
	}
}

// applyExample applies and destroys a configuration. A plan after apply must be
// empty.
func applyExample(t *testing.T, text string, configure ...func(*intercomtest.Config)) {
	t.Helper()
	server := exampleServer(t, text, configure...)
	addLookedUp(server, text)
	before := liveIDs(server)
	if strings.Contains(text, "for_each") { // the framework's tests do not support instances with keys
		cli := acctest.NewCLI(t, text, "INTERCOM_BASE_URL="+server.URL, "INTERCOM_ACCESS_TOKEN="+server.Token)
		expect(t, cli, "Apply complete!", "apply -auto-approve")
		expect(t, cli, "No changes.", "plan -detailed-exitcode")
		expect(t, cli, "Destroy complete!", "destroy -auto-approve")
	} else {
		acctest.RunAsIs(t, resource.TestCase{Steps: []resource.TestStep{{Config: runnable(server, text)}}})
	}
	if after := liveIDs(server); !slices.Equal(before, after) {
		t.Errorf("in use in the workspace before apply and after destroy:\n%v\n%v", before, after)
	}
}

// importByBlocks applies a configuration with import blocks. The workspace already has
// the target objects as configured.
func importByBlocks(t *testing.T, text string, checks ...tfversion.TerraformVersionCheck) {
	t.Helper()
	server := exampleServer(t, text, seeded)
	var imported []plancheck.PlanCheck
	for _, target := range regexp.MustCompile(`(?m)^  to += (\S+)$`).FindAllStringSubmatch(text, -1) {
		imported = append(imported, plancheck.ExpectResourceAction(target[1], plancheck.ResourceActionNoop))
	}
	if len(imported) == 0 {
		t.Fatal("imports nothing")
	}
	acctest.RunAsIs(t, resource.TestCase{
		TerraformVersionChecks: append(checks, tfversion.SkipBelow(tfversion.Version1_5_0)), // older versions have no import blocks
		Steps: []resource.TestStep{
			{Config: runnable(server, text), ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: imported}},
		},
	})
}

// checkQuery validates the list blocks of a file, with any Terraform, and expects that
// each finds something.
func checkQuery(t *testing.T, text string) {
	t.Helper()
	p := acctest.Connect(t, intercomtest.New(t, seeded))
	for _, block := range listBlocks(t, text) {
		filter := acctest.Values{}
		known := true
		for _, nested := range block.Body.Blocks {
			for name, argument := range nested.Body.Attributes {
				value, diags := argument.Expr.Value(nil)
				switch {
				case diags.HasErrors(): // the block refers to another list
					filter[name], known = acctest.Unknown, false
				case value.Type() == cty.Bool:
					filter[name] = value.True()
				default:
					filter[name] = value.AsString()
				}
			}
		}
		p.ExpectNone(p.ValidateList(block.Labels[0], filter))
		if found, diags := p.List(block.Labels[0], filter, 0, true); known && (len(found) == 0 || len(diags) > 0) {
			t.Errorf("list %q finds %d objects, and says %v", block.Labels, len(found), diags)
		}
	}
}

// queryAll runs `terraform query` on a file.
func queryAll(t *testing.T, text string) {
	t.Helper()
	var found []querycheck.QueryResultCheck
	for _, block := range listBlocks(t, text) {
		found = append(found, querycheck.ExpectLengthAtLeast(strings.Join(block.Labels, "."), 1))
	}
	query(t, intercomtest.New(t, seeded), text, found...)
}

// listBlocks returns the blocks of a query file, which must all be list blocks.
func listBlocks(t *testing.T, text string) hclsyntax.Blocks {
	t.Helper()
	file, diags := hclsyntax.ParseConfig([]byte(text), "list-resource.tfquery.hcl", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	blocks := file.Body.(*hclsyntax.Body).Blocks //nolint:forcetypeassert // the type that the parser returns
	if len(blocks) == 0 {
		t.Error("lists nothing")
	}
	for _, block := range blocks {
		if block.Type != "list" || len(block.Labels) != 2 {
			t.Fatalf("has a block %s %q", block.Type, block.Labels)
		}
	}
	return blocks
}

// importByCommands runs the first command for each address, after which the plan must
// be empty, and checks that further commands for the same address import the same
// object.
func importByCommands(t *testing.T, text, script string) {
	t.Helper()
	server := exampleServer(t, text, seeded)
	config := runnable(server, text)
	command := regexp.MustCompile(`^terraform import (\S+) (?:"([^"$]+)"|([^\s"'$]+))$`)
	var first, further []resource.TestStep
	var imported []plancheck.PlanCheck
	seen := map[string]bool{}
	for line := range strings.Lines(script) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		match := command.FindStringSubmatch(line)
		if match == nil {
			t.Fatalf("not a command that the test knows: %s", line)
		}
		address, id := match[1], match[2]+match[3]
		step := resource.TestStep{ImportState: true, Config: config, ResourceName: address, ImportStateId: id}
		if seen[address] {
			step.ImportStateVerify = true
			further = append(further, step)
			continue
		}
		seen[address] = true
		step.ImportStatePersist = true
		first = append(first, step)
		imported = append(imported, plancheck.ExpectResourceAction(address, plancheck.ResourceActionNoop))
	}
	if len(further) == 0 && !isSingleton(text) {
		t.Error("shows one way to write the id only")
	}
	applied := resource.TestStep{Config: config, ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: imported}}
	acctest.RunAsIs(t, resource.TestCase{Steps: slices.Concat(first, []resource.TestStep{applied}, further)})
}

// isSingleton reports whether an example is about a kind whose import id has only
// one form, because a workspace has exactly one object of it.
func isSingleton(text string) bool {
	return slices.ContainsFunc(provider.Kinds(), func(k kind.Kind) bool {
		return k.IsSingleton() && strings.Contains(text, fmt.Sprintf("resource %q", k.TypeName()))
	})
}

var lookup = regexp.MustCompile(`(?m)^data "intercom_(team|admin|newsfeed)" "\w+" \{\n +(name|email) += "([^"]+)"`)

// addLookedUp adds the teams, teammates and newsfeeds that a configuration looks up, if the
// workspace does not have them: Terraform cannot create these.
func addLookedUp(server *intercomtest.Server, text string) {
	for _, match := range lookup.FindAllStringSubmatch(text, -1) {
		objects, key, value := match[1]+"s", match[2], match[3]
		has := slices.ContainsFunc(server.Objects(objects), func(o map[string]any) bool { return o[key] == value })
		if has {
			continue
		}
		object := map[string]any{key: value}
		if objects == "teams" {
			object["distribution_method"] = "load_balanced"
		}
		server.Add(objects, object)
	}
}

// seeded fills the simulator as the simulator program does.
func seeded(config *intercomtest.Config) { config.Seed = true }

var workspaceID = regexp.MustCompile(`(?m)^ *workspace_id += "([^"]+)"`)

// exampleServer returns the workspace that an example says it needs.
func exampleServer(t *testing.T, text string, configure ...func(*intercomtest.Config)) *intercomtest.Server {
	t.Helper()
	return intercomtest.New(t, append(configure, func(config *intercomtest.Config) {
		if id := workspaceID.FindStringSubmatch(text); id != nil {
			config.WorkspaceID = id[1]
		}
	})...)
}

var (
	providerBlock = regexp.MustCompile(`(?ms)^provider "intercom" \{(\}|.*?^\})`)
	region        = regexp.MustCompile(`(?m)^ +region += .*\n`)
)

// runnable changes an example so that it runs in a test: against the server instead of
// Intercom, and with the provider of this process, which Terraform treats as one of
// HashiCorp's.
func runnable(server *intercomtest.Server, text string) string {
	text = strings.ReplaceAll(text, strconv.Quote(strings.TrimPrefix(provider.Address, "registry.terraform.io/")), `"hashicorp/intercom"`)
	written := providerBlock.FindStringSubmatch(text)
	if written == nil {
		return acctest.ProviderBlock(server) + text
	}
	arguments := strings.TrimSuffix(region.ReplaceAllString(written[1], ""), "}")
	return providerBlock.ReplaceAllLiteralString(text, acctest.ProviderBlock(server, arguments))
}

// exampleFiles returns the files under examples/.
func exampleFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(repository, "examples", func(file string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files = append(files, strings.TrimPrefix(file, "examples/"))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := fs.Glob(repository, pattern)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// readFile reads a file of the repository.
func readFile(t *testing.T, elements ...string) string {
	t.Helper()
	data, err := fs.ReadFile(repository, path.Join(elements...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
