package main

import (
	"cmp"
	"os"
	"os/exec"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/terraform"
)

// terraformPath is the Terraform that the other tests use.
var terraformPath = os.Getenv("TF_ACC_TERRAFORM_PATH")

// TestMain lets the test binary be the program, since a process is what can be
// interrupted. For the tests it removes the settings of the developer's own
// workspace from the environment.
func TestMain(m *testing.M) {
	if os.Getenv("BE_LIVE") != "" {
		main()
		return
	}
	found, _ := exec.LookPath("terraform")
	terraformPath = cmp.Or(terraformPath, found)
	terraform.Isolate()
	os.Exit(m.Run())
}
