package main

import (
	"bufio"
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestMain runs the demo instead of the tests if BE_THE_DEMO is set: a test starts
// itself as a process with an environment of its choice.
func TestMain(m *testing.M) {
	if os.Getenv("BE_THE_DEMO") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// demoCommand returns the command that runs the demo on a machine that is set up for a
// real workspace. A server stands in for that workspace, and fails the test if the demo
// sends it a request. Temporary files go to dir.
func demoCommand(t *testing.T) (cmd *exec.Cmd, dir string) {
	t.Helper()
	tripwire := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("the demo reaches out: %s %s", r.Method, r.URL)
		http.Error(w, "no", http.StatusForbidden)
	}))
	t.Cleanup(tripwire.Close)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	cmd = exec.CommandContext(t.Context(), self) //nolint:gosec // self is the test binary
	cmd.Env = append(os.Environ(), "BE_THE_DEMO=1", "TMPDIR="+dir, "TMP="+dir,
		"HTTP_PROXY="+tripwire.URL, "HTTPS_PROXY="+tripwire.URL, "NO_PROXY=",
		"INTERCOM_ACCESS_TOKEN=the-real-token", "INTERCOM_BASE_URL="+tripwire.URL,
		"INTERCOM_REGION=eu", "INTERCOM_WORKSPACE_ID=production",
		"TF_LOG=TRACE", "TF_LOG_PROVIDER=TRACE", "TF_CLI_ARGS=-no-such-flag", "TF_WORKSPACE=production",
		"TF_DATA_DIR="+filepath.Join(dir, "data"), "TF_CLI_CONFIG_FILE="+filepath.Join(dir, "missing"),
		"TF_VAR_access_token=the-real-token", "TF_REATTACH_PROVIDERS={}")
	return cmd, dir
}

// withTerraform lets the demo use the Terraform that the other tests use. If there is
// none, the demo downloads one.
func withTerraform(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	path := os.Getenv("TF_ACC_TERRAFORM_PATH")
	switch _, err := exec.LookPath("terraform"); {
	case path != "":
		bin := t.TempDir()
		if err := os.Symlink(path, filepath.Join(bin, "terraform")); err != nil {
			t.Fatal(err)
		}
		cmd.Env = append(cmd.Env, "PATH="+bin)
	case err != nil:
		cmd.Env = append(cmd.Env, "HTTP_PROXY="+os.Getenv("HTTP_PROXY"), "HTTPS_PROXY="+os.Getenv("HTTPS_PROXY"), "NO_PROXY="+os.Getenv("NO_PROXY"))
	}
}

func exitCode(t *testing.T, err error) int {
	t.Helper()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return exit.ExitCode()
}

func wantEmpty(t *testing.T, dir string) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestDemo(t *testing.T) {
	t.Parallel()
	cmd, dir := demoCommand(t)
	withTerraform(t, cmd)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s\n%s", err, &stdout, &stderr)
	}
	if stderr.Len() > 0 {
		t.Errorf("standard error: %s", &stderr)
	}
	output := stdout.String()
	for _, want := range []string{
		"data attributes  12      1         plan_tier, ",
		`id = "contact/plan_tier"`,
		"# intercom_ticket_type.bug_report will be imported",
		`+ "business",`,
		"$ terraform-provider-intercom adopt -resources -dir adopted",
		"ticket_type_id = intercom_ticket_type.bug_report.id",
		" imported, 0 added, 0 changed, 0 destroyed.",
		"Apply complete! Resources: 2 imported, 6 added, 1 changed, 0 destroyed.",
		"# intercom_help_center_collection.roles will be updated in-place",
		`+ name        = "Rollen"`,
		"Plan: 0 to add, 1 to change, 0 to destroy.",
		"No changes.",
		"~ messenger_writable = true -> false",
		"Warning: Ticket Type Is Gone",
		"Warning: Archived Ticket Type Is Restored",
		"the ticket type is 71 as before",
		"Error: Cannot Change the Type of a Data Attribute",
		"Error: Tag Already Exists",
		"to = intercom_tag.NAME",
		"ticket type Bug report      71     archived",
		"tag Early access            121    deleted",
		"The other 29 objects are as they were.",
		" requests to Intercom, ",
	} {
		if !strings.Contains(output, want) {
			t.Errorf("the output lacks %q", want)
		}
	}
	for _, unwanted := range []string{"real-token", "test-token", "\x1b[", "(known after apply)", "[TRACE]"} {
		if strings.Contains(output, unwanted) {
			t.Errorf("the output has %q", unwanted)
		}
	}
	if n := strings.Count(output, "\n"); n > 280 { // each kind has a line
		t.Errorf("the output has %d lines, which nobody reads", n)
	}
	wantEmpty(t, dir)
	if t.Failed() {
		t.Log(output)
	}
}

func TestInterrupted(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be interrupted on Windows")
	}
	cmd, dir := demoCommand(t)
	withTerraform(t, cmd)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(stdout); lines.Scan(); {
		if strings.Contains(lines.Text(), "$ terraform plan") || strings.Contains(lines.Text(), "$ tofu plan") {
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
		}
	}
	if code := exitCode(t, cmd.Wait()); code != 130 || !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("exit status %d, %s", code, &stderr)
	}
	wantEmpty(t, dir)
}

// The demo fails with advice if there is neither a suitable Terraform nor a network.
func TestNoTerraform(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("needs shell scripts")
	}
	cmd, dir := demoCommand(t)
	bin := t.TempDir()
	script := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+text), 0o700); err != nil { //nolint:gosec // must be executable
			t.Fatal(err)
		}
	}
	script("terraform", "echo Terraform v1.5.6")
	script("tofu", "exit 1")
	cmd.Env = append(cmd.Env, "PATH="+bin, "HTTPS_PROXY=http://127.0.0.1:1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if code := exitCode(t, cmd.Run()); code != 1 {
		t.Errorf("exit status %d", code)
	}
	for _, want := range []string{"install Terraform 1.5.7 or later", "terraform has version 1.5.6", "tofu is neither Terraform nor OpenTofu", "checkpoint"} {
		if !strings.Contains(stderr.String(), want) {
			t.Errorf("standard error lacks %q: %s", want, &stderr)
		}
	}
	wantEmpty(t, dir)
}

// changes, diagnostic and lineWith work on output with colours, and keep the colours.
func TestColors(t *testing.T) {
	t.Parallel()
	const plan = "\x1b[1m  # intercom_tag.a\x1b[0m has been deleted\n" +
		"Terraform will perform the following actions:\n\n" +
		"\x1b[1m  # intercom_tag.a\x1b[0m will be updated in-place\n" +
		"\x1b[0m  \x1b[33m~\x1b[0m\x1b[0m resource \"intercom_tag\" \"a\" {\n" +
		"        id   = \"1\"\n" +
		"      \x1b[33m~\x1b[0m\x1b[0m name = \"x\" -> \"y\"\n" +
		"    }\n\n" +
		"\x1b[1m  # intercom_tag.b\x1b[0m will be created\n" +
		"\x1b[0m  \x1b[32m+\x1b[0m\x1b[0m resource \"intercom_tag\" \"b\" {\n" +
		"      \x1b[32m+\x1b[0m\x1b[0m name = \"b\"\n" +
		"    }\n\n" +
		"\x1b[1mPlan:\x1b[0m 1 to add, 1 to change, 0 to destroy.\n" +
		"\x1b[33m╷\x1b[0m\x1b[0m\n\x1b[33m│\x1b[0m \x1b[0m\x1b[1m\x1b[33mWarning: \x1b[0m\x1b[0m\x1b[1mOne\x1b[0m\n\x1b[33m│\x1b[0m one\n\x1b[33m╵\x1b[0m\x1b[0m\n" +
		"\x1b[33m╷\x1b[0m\x1b[0m\n\x1b[33m│\x1b[0m \x1b[0m\x1b[1m\x1b[33mWarning: \x1b[0m\x1b[0m\x1b[1mTwo\x1b[0m\n\x1b[33m│\x1b[0m two\n\x1b[33m╵\x1b[0m\x1b[0m\n"
	for _, test := range []struct{ got, want string }{
		{changes(plan), "  # intercom_tag.a will be updated in-place\n      ~ name = \"x\" -> \"y\"\n  # intercom_tag.b will be created\nPlan: 1 to add, 1 to change, 0 to destroy.\n"},
		{diagnostic(plan, "Two"), "╷\n│ Warning: Two\n│ two\n╵\n"},
		{diagnostic(plan, "Three"), ""},
		{lineWith(plan, "# intercom_tag.b"), "  # intercom_tag.b will be created\n"},
	} {
		if got := uncolored(test.got); got != test.want {
			t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
		}
		if test.got != "" && test.got == test.want {
			t.Error("the colours are lost")
		}
	}
}
