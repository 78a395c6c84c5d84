package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// TestMain runs the provider instead of the tests if TEST_RUN_MAIN is set.
func TestMain(m *testing.M) {
	if os.Getenv("TEST_RUN_MAIN") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

const configuration = `
terraform {
  required_providers {
    intercom = {
      source = "intercom-community/intercom"
    }
  }
}

data "intercom_segments" "all" {}
`

// Logs that an environment variable asks for are complete: the provider turns off
// only logs that nothing asks for.
func TestMain_logs(t *testing.T) {
	t.Parallel()
	for variable, want := range map[string]map[string]bool{
		"TF_LOG=":               {"Intercom answered": false, "[DEBUG]": false},
		"TF_LOG=DEBUG":          {"Intercom answered": true, "tf_data_source_type=intercom_segments": true, "path=/segments": true, "[TRACE]": false},
		"TF_LOG=TRACE":          {"Intercom answered": true, "Served request": true, "Calling provider defined DataSource Read": true, "Received downstream response": true},
		"TF_LOG_PROVIDER=DEBUG": {"Intercom answered": true, "[DEBUG] Starting graph walk": false},
		"TF_LOG=INFO":           {"Intercom answered": false, "[INFO]": true},
	} {
		t.Run(variable, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t)
			cli := acctest.NewCLI(t, acctest.ProviderBlock(server)+configuration, "TF_LOG_PROVIDER=", variable)
			output, ok := cli.Terraform("plan", "-no-color")
			if !ok {
				t.Fatal(output)
			}
			for text, want := range want {
				if strings.Contains(output, text) != want {
					t.Errorf("%q is in the output: %t, want %t", text, !want, want)
				}
			}
		})
	}
}

// protocol is the version of Terraform's plugin protocol that the provider
// speaks.
const protocol = 6

// With -debug, the provider prints how Terraform can reach it.
func TestMain_debug(t *testing.T) {
	t.Parallel()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-debug") //nolint:gosec // this program
	cmd.Env = append(os.Environ(), "TEST_RUN_MAIN=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var reattach string
	for lines := bufio.NewScanner(out); reattach == "" && lines.Scan(); {
		if _, value, ok := strings.Cut(lines.Text(), "TF_REATTACH_PROVIDERS='"); ok {
			reattach = strings.TrimSuffix(value, "'")
		}
	}
	var providers map[string]struct{ Pid, ProtocolVersion int }
	err = json.Unmarshal([]byte(reattach), &providers)
	if is := providers[provider.Address]; err != nil || is.Pid != cmd.Process.Pid || is.ProtocolVersion != protocol {
		t.Errorf("the provider says %q: %v", reattach, err)
	}

	server := intercomtest.New(t)
	cli := acctest.NewCLI(t, acctest.ProviderBlock(server)+configuration, "TF_REATTACH_PROVIDERS="+reattach)
	if output, ok := cli.Terraform("plan", "-no-color"); !ok || server.Count("GET /segments") != 1 {
		t.Error(output)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("an interrupted provider ends with %v", err)
	}
}

// runMain runs this program as the provider, without Terraform.
func runMain(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], args...) //nolint:gosec // this program
	cmd.Env = append(os.Environ(), "TEST_RUN_MAIN=1")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// A wrong argument is exit status 2 and names the command that was probably meant.
func TestMain_unknownCommand(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ args, want string }{
		{"adpot", `Error: unknown command "adpot". Did you mean "adopt"?`},
		{"adpot -resources", `Error: unknown command "adpot". Did you mean "adopt"?`},
		{"Version", `Error: unknown command "Version". Did you mean "version"?`},
		{"import", `Error: unknown command "import". Run `},
		{"-debug import", `Error: unknown command "import". Run `},
		{"-debgu", "Error: flag provided but not defined: -debgu. Run "},
		{"terraform-provider-intercom_v0.1.1 adopt -resources", `adopt must be the first argument, but it comes after "terraform-provider-intercom_v0.1.1"`},
		{"-debug adopt", `adopt must be the first argument, but it comes after "-debug"`},
	} {
		if stdout, stderr, code := runMain(t, strings.Fields(test.args)...); code != 2 || stdout != "" || !strings.Contains(stderr, test.want) {
			t.Errorf("%s: exit code %d\n%s%s", test.args, code, stdout, stderr)
		}
	}
}

func TestMain_version(t *testing.T) {
	t.Parallel()
	for _, argument := range []string{"version", "-version", "--version"} {
		stdout, stderr, code := runMain(t, argument)
		if words := strings.Fields(stdout); code != 0 || stderr != "" || len(words) != 2 || words[1] != version {
			t.Errorf("%s: exit code %d\n%s%s", argument, code, stdout, stderr)
		}
	}
}

func TestMain_help(t *testing.T) {
	t.Parallel()
	for _, argument := range []string{"-h", "-help", "--help", "help"} {
		if stdout, stderr, code := runMain(t, argument); code != 0 || stderr != "" || !strings.Contains(stdout, ` adopt -h" explains it`) {
			t.Errorf("%s: exit code %d\n%s%s", argument, code, stdout, stderr)
		}
	}
	if stdout, stderr, code := runMain(t); code != 1 || stdout != "" || !strings.Contains(stderr, "Terraform and OpenTofu start it") {
		t.Errorf("without arguments: exit code %d\n%s%s", code, stdout, stderr)
	}
}
