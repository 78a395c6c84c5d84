package main

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// TestMain lets this program be the provider as well.
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

// Logs that somebody asks for come in full, with what Terraform knows about
// the request, whatever the provider does about those that nobody asks for.
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

// With -debug, somebody starts the provider and tells Terraform where it is.
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

// A pattern of the shell may find more than one version.
func TestMain_adoptNotFirst(t *testing.T) {
	t.Parallel()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "terraform-provider-intercom_v0.1.1", "adopt", "-resources") //nolint:gosec // this program
	cmd.Env = append(os.Environ(), "TEST_RUN_MAIN=1")
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), `adopt has to be the first argument, and comes after "terraform-provider-intercom_v0.1.1"`) {
		t.Errorf("%v\n%s", err, out)
	}
}

// Whoever starts the provider without Terraform reads what it is, and what it
// can do for them.
func TestMain_byHand(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{nil, {"-h"}, {"version"}} {
		cmd := exec.CommandContext(t.Context(), os.Args[0], args...) //nolint:gosec // this program
		cmd.Env = append(os.Environ(), "TEST_RUN_MAIN=1")
		out, err := cmd.CombinedOutput()
		if text := string(out); !strings.Contains(text, "Terraform and OpenTofu start by themselves") || !strings.Contains(text, " adopt -h\n") || err == nil && args == nil {
			t.Errorf("%q: %v\n%s", args, err, text)
		}
	}
}
