package adopt

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const secret = "token-that-nobody-may-see"

func withSecret(c *intercomtest.Config) { c.Token = secret }

// newCLI returns a directory whose environment configures the provider for a
// workspace.
func newCLI(t *testing.T, server *intercomtest.Server, env ...string) *acctest.CLI {
	t.Helper()
	return acctest.NewCLI(t, "", append([]string{"INTERCOM_ACCESS_TOKEN=" + server.Token, "INTERCOM_BASE_URL=" + server.URL}, env...)...)
}

// runCommand runs the provider's own binary.
func runCommand(t *testing.T, cli *acctest.CLI, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := cli.Provider(args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if strings.Contains(out.String()+errs.String(), secret) {
		t.Errorf("the token is in the output:\n%s%s", &out, &errs)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

var planned = regexp.MustCompile(`# (Plan: (\d+) to import, 0 to add, 0 to change, 0 to destroy\.)`)

// A workspace of 300 objects with realistic names is adopted, and the next plan is
// empty.
func TestCommand_terraform(t *testing.T) {
	t.Parallel()
	for name, resources := range map[string]bool{"with resources": true, "with imports only": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, withSecret)
			intercomtest.SeedLarge(server)
			addHostileArticles(server)
			cli := newCLI(t, server)
			stdout, stderr, code := runCommand(t, cli, "adopt", fmt.Sprintf("-resources=%t", resources), "-dir", ".")
			says := planned.FindStringSubmatch(stdout)
			if code != 0 || says == nil {
				t.Fatalf("exit code %d\n%s%s", code, stdout, stderr)
			}
			n := number(t, says[2])
			if n < 250 {
				t.Errorf("only %d objects are imported:\n%s", n, stdout)
			}
			if output, ok := cli.Terraform("fmt", "-check", "-diff", "-recursive"); !ok {
				t.Errorf("the files are not formatted:\n%s", output)
			}
			expect := func(want string, args ...string) {
				t.Helper()
				if output, ok := cli.Terraform(append(args, "-no-color")...); !ok || !strings.Contains(output, want) {
					t.Errorf("%q does not say %q:\n%s", args, want, output)
				}
			}
			if !resources {
				expect(says[1], "plan", "-generate-config-out=generated.tf")
			}
			expect(fmt.Sprintf("Apply complete! Resources: %d imported, 0 added, 0 changed, 0 destroyed.", n), "apply", "-auto-approve")
			expect("No changes.", "plan", "-detailed-exitcode")
			if server.Writes() > 0 {
				t.Errorf("%d requests have changed the workspace", server.Writes())
			}
			for name, content := range filesOf(t, filepath.Dir(cli.Path("tags.tf"))) {
				if strings.Contains(content, secret) {
					t.Errorf("the token is in %s", name)
				}
			}
		})
	}
}

// The files that adopt writes beside configuration that has been applied are
// valid and import only what is not managed yet. The next plan is empty.
func TestCommand_besideConfiguration(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, withSecret, func(c *intercomtest.Config) { c.Seed = true })
	cli := newCLI(t, server)
	cli.Write("main.tf", `
terraform {
  required_providers {
    intercom = {
      source = "intercom-community/intercom"
    }
  }
}

import {
  to = intercom_tag.vip
  id = "VIP"
}

resource "intercom_tag" "vip" {
  name = "VIP"
}

import {
  to = intercom_ticket_type.refund
  id = "Bug report"
}

resource "intercom_ticket_type" "refund" {
  name        = "Bug report"
  category    = "Customer"
  description = "Something does not work"
  icon        = "\U0001F41E"
}

# A label that adopt would choose.
resource "intercom_data_attribute" "plan_tier" {
  model     = "company"
  name      = "new_attribute"
  data_type = "string"
}
`)
	apply := func(want string) {
		t.Helper()
		if output, ok := cli.Terraform("apply", "-auto-approve", "-no-color"); !ok || !strings.Contains(output, want) {
			t.Fatalf("the output is not %q:\n%s", want, output)
		}
	}
	apply("2 imported, 1 added, ")
	writes := server.Writes()
	if stdout, stderr, code := runCommand(t, cli, "adopt", "-resources"); code != 0 || strings.Contains(stdout, "Plan:") {
		t.Fatalf("exit code %d\n%s%s", code, stdout, stderr)
	}
	apply(" imported, 0 added, 0 changed, 0 destroyed.")
	if output, ok := cli.Terraform("plan", "-detailed-exitcode", "-no-color"); !ok {
		t.Error(output)
	}
	if server.Writes() != writes {
		t.Error("applying the files has changed the workspace")
	}
}

func TestCommand_mistakes(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, withSecret)
	server.Add("tags", map[string]any{"name": "VIP"})
	cli := newCLI(t, server)
	for _, test := range []struct {
		args, want string
		code       int
	}{
		{"adopt -token=" + secret, "flag provided but not defined: -token", 2},
		{"adopt here", `unexpected argument "here"`, 2},
		{"adopt -dir=", "-dir is empty", 2},
		{"adopt -only tags,buttons", `-only has the unknown kind "buttons"; the kinds are articles, audiences, `, 2},
		{"adopt -dir cli.tfrc", "not a directory", 1},
		{"adopt -dir .", "", 0},
		{"adopt -dir .", "already has tags.tf. Write to another directory with -dir, or replace the files with -overwrite.\n\nNo file was written.\n", 1},
	} {
		if _, stderr, code := runCommand(t, cli, strings.Fields(test.args)...); code != test.code || !strings.Contains(stderr, test.want) {
			t.Errorf("%s: exit code %d\n%s", test.args, code, stderr)
		}
	}
	for variable, want := range map[string]string{
		"INTERCOM_ACCESS_TOKEN=":         "Error: Missing Access Token\n\nSet the environment variable INTERCOM_ACCESS_TOKEN to an access token of the workspace. ",
		"INTERCOM_ACCESS_TOKEN=wrong":    "Intercom does not accept the access token. Check INTERCOM_ACCESS_TOKEN",
		"INTERCOM_WORKSPACE_ID=ws_other": `and workspace_id (from the environment variable INTERCOM_WORKSPACE_ID) says "ws_other".`,
		"INTERCOM_REGION=eu":             "Error: Conflicting Configuration\n",
	} {
		cli := newCLI(t, server, variable)
		stdout, stderr, code := runCommand(t, cli, "adopt")
		if code != 1 || !strings.Contains(stderr, want) || stdout != "" {
			t.Errorf("%s: exit code %d\n%s%s", variable, code, stdout, stderr)
		}
		if files, err := filepath.Glob(cli.Path("*.tf")); err != nil || len(files) > 0 {
			t.Errorf("%s: %q, %v", variable, files, err)
		}
	}
}

// A kind that the token may not read has an exit status of its own.
func TestCommand_notPermitted(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, withSecret, func(c *intercomtest.Config) { c.Seed = true })
	server.Fail(refusal("GET /tags", 403, "forbidden", "No \x1b[31m permission"))
	cli := newCLI(t, server)
	stdout, stderr, code := runCommand(t, cli, "adopt")
	if code != 3 || !strings.Contains(stdout, "Could not be read:\n  tags: ") || !strings.Contains(stderr, "Reading tags ... not permitted\n") {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
	if strings.Contains(stdout+stderr, "\x1b") {
		t.Errorf("the output has control characters:\n%q", stdout+stderr)
	}
	if files, err := filepath.Glob(cli.Path("*.tf")); err != nil || len(files) == 0 || slices.Contains(files, cli.Path("tags.tf")) {
		t.Errorf("%q, %v", files, err)
	}
}

func TestCommand_help(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t, withSecret)
	stdout, stderr, code := runCommand(t, newCLI(t, server), "adopt", "-h")
	if code != 0 || stderr != "" {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
	for _, want := range []string{"Usage: terraform-provider-intercom adopt [flags]", "INTERCOM_ACCESS_TOKEN", "  -dir directory\n", "  -only kinds\n", "  -overwrite\n", "  -resources\n", "\n  3    some kinds of objects could not be read"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("the help lacks %q:\n%s", want, stdout)
		}
	}
	if strings.Contains(stdout, "-token") || server.Total() > 0 {
		t.Errorf("the help offers the token as an argument:\n%s", stdout)
	}
}

// Ctrl-C while Intercom does not answer ends the run, and no file is written.
func TestCommand_interrupt(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be interrupted there")
	}
	server := intercomtest.New(t, withSecret, func(c *intercomtest.Config) { c.Seed = true })
	server.Fail(intercomtest.Fault{Kind: intercomtest.FaultHang, Request: "GET /tags"})
	cli := newCLI(t, server)
	cmd := cli.Provider("adopt")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var said []byte
	for !bytes.Contains(said, []byte("Reading tags")) {
		more := make([]byte, 100)
		n, err := stderr.Read(more)
		if err != nil {
			t.Fatalf("%v after %q", err, said)
		}
		said = append(said, more[:n]...)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var rest bytes.Buffer
	if _, err := rest.ReadFrom(stderr); err != nil {
		t.Error(err)
	}
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 130 || !strings.HasSuffix(rest.String(), "Interrupted. No file was written.\n") {
		t.Errorf("exit code %d, %q", code, &rest)
	}
	if files, err := filepath.Glob(cli.Path("*.tf")); err != nil || len(files) > 0 {
		t.Errorf("%q, %v", files, err)
	}
}

// A shell takes a quoted path for one word.
func TestQuoted(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"intercom":       "intercom",
		"../a/b-c_d.1":   "../a/b-c_d.1",
		`C:\Users\ada`:   `C:\Users\ada`,
		"my files":       "'my files'",
		"-foo":           "./-foo",
		"Ada's $HOME":    `'Ada'\''s $HOME'`,
		"/tmp/(backup)":  "'/tmp/(backup)'",
		"~/intercom":     "~/intercom",
		"日本語":            "'日本語'",
		"a;b":            "'a;b'",
		"a\nb":           "'a\nb'",
		"-my files":      "'./-my files'",
		"/work/a=b,c@d+": "'/work/a=b,c@d+'",
	} {
		if got := quoted(path); got != want {
			t.Errorf("%q is typed as %s, want %s", path, got, want)
		}
	}
}

func TestParse_only(t *testing.T) {
	t.Parallel()
	var a adoption
	if err := a.parse([]string{"-only", "tags, ticket_types"}, io.Discard); err != nil || !slices.Equal(a.only, []string{"tags", "ticket_types"}) {
		t.Errorf("%q, %v", a.only, err)
	}
}
