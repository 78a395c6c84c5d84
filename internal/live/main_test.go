package main

import (
	"cmp"
	"os"
	"os/exec"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/terraform"
)

// terraformPath is the path of the Terraform that the tests run: TF_ACC_TERRAFORM_PATH,
// or the one on PATH.
var terraformPath = os.Getenv("TF_ACC_TERRAFORM_PATH")

// TestMain runs the program instead of the tests if BE_LIVE is set: a test starts
// itself as a process that it can interrupt. Before the tests, TestMain removes the
// settings for the developer's workspace from the environment.
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
