package provider_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	yaml "github.com/oasdiff/yaml3"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

var update = flag.Bool("update", false, "update the files that a guide shows as the output of a command")

// guides are the directories of guides whose examples are more than configurations to
// apply. Each has a test that does what the guide says, with all files of the
// directory.
var guides = map[string]func(*testing.T){
	"guides/adopt/for-each-import": forEachImport,
	"guides/adopt/workspace":       adoptWorkspace,
	"guides/help-center":           helpCenterAsCode,
	"guides/test-and-production":   testAndProduction,
}

// guide returns the guide that a file under examples/ belongs to.
func guide(file string) (dir string, ok bool) {
	for dir = range guides {
		if strings.HasPrefix(file, dir+"/") {
			return dir, true
		}
	}
	return "", false
}

func testAndProduction(t *testing.T) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, string){"one-root": testOneRoot, "two-providers": testTwoProviders} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, name)
		})
	}
}

const testAndProductionFiles = "examples/guides/test-and-production"

// testOneRoot runs the pipeline of the guide: the commands of its workflow, job by job,
// each in a fresh checkout.
func testOneRoot(t *testing.T, dir string) {
	t.Helper()
	cli := acctest.NewInstallCLI(t, acctest.NewMirror(t), sub(t, testAndProductionFiles), dir)
	workspaces := map[string]*intercomtest.Server{}
	for _, name := range []string{"test", "production"} {
		workspaces[name] = exampleServer(t, cli.Read(name+".tfvars"), seeded, func(config *intercomtest.Config) {
			config.Token = name + "-token"
		})
		cli.Write(name+".tfbackend", fmt.Sprintf("path = %q\n", name+".tfstate"))
	}
	workspaces["production"].Add("ticket_types", map[string]any{"name": "Complaint"}) // makes the ids differ
	cli.Write("backend_override.tf", "terraform {\n  backend \"local\" {}\n}\n")
	use := func(token, workspace string) {
		cli.Setenv("WORKSPACE="+workspace, "INTERCOM_ACCESS_TOKEN="+workspaces[token].Token, "INTERCOM_BASE_URL="+workspaces[token].URL)
	}
	use("test", "test")
	if output, ok := cli.Terraform("init", "-backend-config=test.tfbackend"); !ok { // writes the lock file that users commit
		t.Fatal(output)
	}

	var workflow struct {
		Jobs map[string]struct {
			Steps []struct{ Run string }
		}
	}
	if err := yaml.Unmarshal([]byte(cli.Read("workflow.yml")), &workflow); err != nil {
		t.Fatal(err)
	}
	ran := map[string]bool{}
	job := func(name, token, workspace string) (string, int) {
		t.Helper()
		ran[name] = true
		use(token, workspace)
		if err := os.RemoveAll(cli.Path(".terraform")); err != nil {
			t.Fatal(err)
		}
		var output string
		for _, step := range workflow.Jobs[name].Steps {
			if step.Run == "" {
				continue
			}
			args := strings.Fields(strings.ReplaceAll(step.Run, "$WORKSPACE", workspace))
			if args[0] != "terraform" {
				t.Fatalf("the test does not know the command %q", step.Run)
			}
			var code int
			if output, code = cli.Exit(append(args[1:], "-no-color")...); code != 0 {
				return output, code
			}
		}
		return output, 0
	}
	succeeds := func(name, workspace, text string) {
		t.Helper()
		if output, code := job(name, workspace, workspace); code != 0 || !strings.Contains(output, text) {
			t.Fatalf("the job %s of %s ends with %d, and should say %q:\n%s", name, workspace, code, text, output)
		}
	}

	const planned, made = "Plan: 4 to add, 0 to change, 0 to destroy.", "Apply complete! Resources: 4 added, 0 changed, 0 destroyed."
	succeeds("plan", "test", planned)
	succeeds("plan", "production", planned)
	succeeds("test", "test", made)
	if n := workspaces["production"].Writes(); n != 0 {
		t.Errorf("%d writes to production before its job ran", n)
	}
	succeeds("production-plan", "production", planned)
	succeeds("production", "production", made)
	succeeds("drift", "test", "No changes.")
	succeeds("drift", "production", "No changes.")

	client := acctest.Client(t, workspaces["production"])
	press, err := client.Tags.Find(t.Context(), "Press")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.Tags.Rename(t.Context(), press.ID, "Journalists"); err != nil {
		t.Fatal(err)
	}
	if output, code := job("drift", "production", "production"); code != 2 || !strings.Contains(output, `"Journalists" -> "Press"`) {
		t.Errorf("the job that looks for drift ends with %d:\n%s", code, output)
	}
	if output, code := job("test", "production", "test"); code != 1 || !strings.Contains(output, "Wrong Intercom Workspace") {
		t.Errorf("with the token of production, the job for test ends with %d:\n%s", code, output)
	}
	for name := range workflow.Jobs {
		if !ran[name] {
			t.Errorf("no test runs the job %s", name)
		}
	}
}

// testTwoProviders applies a saved plan for two workspaces, and swaps their
// tokens.
func testTwoProviders(t *testing.T, dir string) {
	t.Helper()
	cli := acctest.NewInstallCLI(t, acctest.NewMirror(t), sub(t, testAndProductionFiles), dir, "TF_VAR_test_token=token-1", "TF_VAR_production_token=token-2")
	cli.SkipBelow("1.10.0") // older versions have no ephemeral variables
	var override strings.Builder
	var servers []*intercomtest.Server
	for i, found := range regexp.MustCompile(`(?ms)^provider "intercom" \{\n  alias +=( "\w+"\n)(.*?)^\}`).FindAllStringSubmatch(cli.Read("main.tf"), -1) {
		server := exampleServer(t, found[2], seeded, func(config *intercomtest.Config) { config.Token = fmt.Sprint("token-", i+1) })
		server.Add("ticket_types", map[string]any{"name": "Complaint"})
		fmt.Fprintf(&override, "provider \"intercom\" {\n  alias = %s  base_url = %q\n}\n", found[1], server.URL)
		servers = append(servers, server)
	}
	cli.Write("provider_override.tf", override.String())

	succeeds := func(text string, args ...string) string {
		t.Helper()
		output, ok := cli.Terraform(append(args, "-no-color")...)
		if !ok || !strings.Contains(output, text) {
			t.Fatalf("terraform %v should say %q:\n%s", args, text, output)
		}
		return output
	}
	succeeds("successfully initialized", "init")
	succeeds("Plan: 8 to add", "plan", "-out=tfplan")
	if strings.Contains(succeeds("abc123xy", "show", "-json", "tfplan"), "token-") {
		t.Error("the saved plan has a token in it")
	}
	succeeds("8 added", "apply", "tfplan")
	succeeds("No changes.", "plan", "-detailed-exitcode")

	cli.Setenv("TF_VAR_test_token=token-2", "TF_VAR_production_token=token-1")
	before := servers[0].Writes() + servers[1].Writes()
	if output, ok := cli.Terraform("apply", "-auto-approve", "-no-color"); ok {
		t.Errorf("with the tokens swapped, apply says\n%s", output)
	}
	if after := servers[0].Writes() + servers[1].Writes(); after != before {
		t.Errorf("with the tokens swapped, apply made %d writes", after-before)
	}
}

// helpCenterAsCode publishes a directory of Markdown in a test workspace and then in
// production, changes a text, and finds what somebody changes in Intercom.
func helpCenterAsCode(t *testing.T) {
	t.Helper()
	cli := acctest.NewInstallCLI(t, acctest.NewMirror(t), sub(t, "examples/guides/help-center"), ".")
	workspaces := map[string]*intercomtest.Server{}
	for _, name := range []string{"test", "production"} {
		server := exampleServer(t, cli.Read(name+".tfvars"), seeded, func(config *intercomtest.Config) { config.Token = name + "-token" })
		workspaces[name] = server
	}
	workspaces["production"].Add("articles", map[string]any{"title": "Opening hours"}) // so that ids differ

	terraform := func(workspace, want, command string) string {
		t.Helper()
		cli.Setenv("INTERCOM_ACCESS_TOKEN="+workspaces[workspace].Token, "INTERCOM_BASE_URL="+workspaces[workspace].URL)
		if output, ok := cli.Terraform("init", "-reconfigure", "-no-color", "-backend-config=path="+workspace+".tfstate"); !ok {
			t.Fatal(output)
		}
		output, code := cli.Exit(append(strings.Fields(command), "-no-color", "-var-file="+workspace+".tfvars")...)
		if code == 1 || !strings.Contains(output, want) {
			t.Fatalf("terraform %s in %s should say %q:\n%s", command, workspace, want, output)
		}
		return output
	}
	both := func(want, command string) {
		t.Helper()
		for _, name := range []string{"test", "production"} {
			terraform(name, want, command)
			terraform(name, "No changes.", "plan")
		}
	}

	both("5 added, 0 changed, 0 destroyed", "apply -auto-approve")
	published := func() map[string]any {
		for _, a := range workspaces["production"].Objects("articles") {
			if a["title"] == "Refunds" {
				return a
			}
		}
		t.Fatal("production has no article about refunds")
		return nil
	}
	if texts := fmt.Sprint(published()["translated_content"]); !strings.Contains(texts, "Remboursements") || !strings.Contains(texts, "14 jours") {
		t.Errorf("the translations are %s", texts)
	}

	const file = "articles/billing/refunds.md"
	text := cli.Read(file)
	cli.Write(file, strings.Replace(text, "14 days", "30 days", 1))
	changes := terraform("test", "1 to change", "plan")
	if !strings.Contains(changes, "- We refund a payment within 14 days") || !strings.Contains(changes, "+ We refund a payment within 30 days") {
		t.Errorf("the plan does not show the line that changes:\n%s", changes)
	}
	cli.Write("articles/getting-started/team.md", "---\ntitle: Invite your team\n---\nOpen the settings.\n")
	both("1 added, 1 changed, 0 destroyed", "apply -auto-approve")

	// Somebody edits the text in Intercom: the plan shows it, and apply restores the file.
	edited := strings.Replace(fmt.Sprint(published()["body"]), "30 days", "60 days", 1)
	if _, err := acctest.Client(t, workspaces["production"]).Articles.Update(t.Context(), intercom.ID(fmt.Sprint(published()["id"])),
		intercom.ArticleWrite{ArticleContentWrite: intercom.ArticleContentWrite{Body: &edited}}); err != nil {
		t.Fatal(err)
	}
	drift := terraform("production", "1 to change", "plan")
	if !strings.Contains(drift, "- We refund a payment within 60 days") || !strings.Contains(drift, "+ We refund a payment within 30 days") {
		t.Errorf("the plan does not show what was edited in Intercom:\n%s", drift)
	}
	terraform("production", "0 added, 1 changed, 0 destroyed", "apply -auto-approve")
	terraform("production", "No changes.", "plan")
	if body := fmt.Sprint(published()["body"]); !strings.Contains(body, "30 days") {
		t.Errorf("the text in Intercom is %s", body)
	}

	// The article of a renamed file stays.
	for _, extension := range []string{".md", ".fr.md"} {
		cli.Write("articles/billing/refunds-and-credits"+extension, cli.Read("articles/billing/refunds"+extension))
		if err := os.Remove(cli.Path("articles/billing/refunds" + extension)); err != nil {
			t.Fatal(err)
		}
	}
	cli.Write("moved.tf", cli.Read("renamed/moved.tf"))
	terraform("production", "0 to add, 0 to change, 0 to destroy", "plan")
}

// forEachImport imports the existing objects, creates the missing one, and expects that
// the plan is then empty. The import blocks stay.
func forEachImport(t *testing.T) {
	t.Helper()
	server := intercomtest.New(t, seeded)
	cli := acctest.NewInstallCLI(t, acctest.NewMirror(t), sub(t, "examples/guides/adopt/for-each-import"), ".",
		"INTERCOM_BASE_URL="+server.URL, "INTERCOM_ACCESS_TOKEN="+server.Token)
	cli.SkipBelow("1.7.0") // older versions have no for_each in import blocks
	for _, step := range []struct{ want, command string }{
		{"successfully initialized", "init"},
		{"Plan: 6 to import, 1 to add, 0 to change, 0 to destroy.", "plan"},
		{"Resources: 6 imported, 1 added, 0 changed, 0 destroyed.", "apply -auto-approve"},
		{"No changes.", "plan -detailed-exitcode"},
	} {
		expect(t, cli, step.want, step.command)
	}
	if server.Writes() != 1 {
		t.Errorf("the requests were %v", server.Counts())
	}
}

// adoptWorkspace follows the guide in both ways. The other files of its directory are
// the files that the commands write and the output that they print.
func adoptWorkspace(t *testing.T) {
	t.Helper()
	const dir = "examples/guides/adopt/workspace"
	begin := func(t *testing.T) (*intercomtest.Server, *acctest.CLI) {
		t.Helper()
		t.Parallel()
		main := readFile(t, dir, "main.tf")
		server := exampleServer(t, main, func(c *intercomtest.Config) { c.WorkspaceName = "Example" })
		handmade(server)
		start := fstest.MapFS{}
		for _, name := range []string{"main.tf", "workspace.tfquery.hcl"} {
			start[name] = &fstest.MapFile{Data: []byte(readFile(t, dir, name)), Mode: 0o600}
		}
		cli := acctest.NewInstallCLI(t, acctest.NewMirror(t), start, ".", "INTERCOM_BASE_URL="+server.URL, "INTERCOM_ACCESS_TOKEN="+server.Token)
		expect(t, cli, "successfully initialized", "init")
		return server, cli
	}
	adopted := func(t *testing.T, server *intercomtest.Server, cli *acctest.CLI) {
		t.Helper()
		expect(t, cli, "Resources: 7 imported, 0 added, 0 changed, 0 destroyed.", "apply -auto-approve")
		expect(t, cli, "No changes.", "plan -detailed-exitcode")
		if server.Writes() != 0 {
			t.Errorf("the requests were %v", server.Counts())
		}
	}

	t.Run("adopt", func(t *testing.T) {
		server, cli := begin(t)
		command := regexp.MustCompile(`(?m)^\.terraform/providers/.* adopt .*$`).FindString(readFile(t, "docs/guides/adopt-an-existing-workspace.md"))
		output, err := cli.Shell(command).Output()
		if err != nil {
			t.Fatalf("%v\n%s", err, output)
		}
		cli.Write("adopt.txt", strings.TrimSpace(string(output))+"\n")
		for _, name := range glob(t, dir+"/*") {
			name = path.Base(name)
			if name == "query.txt" {
				continue
			}
			want, got := readFile(t, dir, name), cli.Read(name)
			if *update {
				if err := os.WriteFile(path.Join("../..", dir, name), []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("%s is\n%s\nand the example, which -update rewrites, has\n%s", name, got, want)
			}
		}
		adopted(t, server, cli)
	})
	t.Run("query", func(t *testing.T) {
		server, cli := begin(t)
		checkQuery(t, readFile(t, dir, "workspace.tfquery.hcl"))
		cli.SkipBelow("1.14.0")
		output, _ := cli.Terraform("query", "-no-color")
		lines := func(text string) []string {
			return slices.Sorted(strings.Lines(strings.ReplaceAll(text, "\n\n", "\n")))
		} // the order of the lists is not defined
		if want := readFile(t, dir, "query.txt"); !slices.Equal(lines(output), lines(want)) {
			t.Errorf("terraform query says\n%s\nand the example\n%s", output, want)
		}
		expect(t, cli, "", "query -generate-config-out=generated.tf")
		adopted(t, server, cli)
	})
}

// handmade fills the workspace that the guide adopts.
func handmade(server *intercomtest.Server) {
	server.Add("data_attributes", map[string]any{"model": "contact", "name": "plan_tier", "options": []any{"free", "pro", "enterprise"}})
	server.Add("data_attributes", map[string]any{"model": "company", "name": "seats", "data_type": "integer"})
	server.Add("data_attributes", map[string]any{"name": "legacy_id", "archived": true})
	bug := server.Add("ticket_types", map[string]any{"name": "Bug report", "description": "Something does not work", "icon": "🐞"})
	server.Add("ticket_type_attributes", map[string]any{
		"ticket_type_id": bug, "name": "Steps to reproduce", "input_options": map[string]any{"multiline": true},
	})
	server.Add("ticket_type_attributes", map[string]any{
		"ticket_type_id": bug, "name": "Severity", "data_type": "list", "required_to_create": true, "input_options": map[string]any{"list_options": []any{
			map[string]any{"id": "1", "label": "Low"}, map[string]any{"id": "2", "label": "High"},
		}},
	})
	for _, name := range []string{"VIP", "Churn risk"} {
		server.Add("tags", map[string]any{"name": name})
	}
}

// expect runs a Terraform command, which must succeed and print want.
func expect(t *testing.T, cli *acctest.CLI, want, command string) {
	t.Helper()
	if output, ok := cli.Terraform(append(strings.Fields(command), "-no-color")...); !ok || !strings.Contains(output, want) {
		t.Fatalf("terraform %s should say %q:\n%s", command, want, output)
	}
}

// sub returns the files under a directory of the repository.
func sub(t *testing.T, dir string) fs.FS {
	t.Helper()
	files, err := fs.Sub(repository, dir)
	if err != nil {
		t.Fatal(err)
	}
	return files
}
