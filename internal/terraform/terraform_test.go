package terraform

import (
	"os"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
)

// Isolate removes the settings of the user's work, and keeps what tests and programs need:
// without INTERCOM_OPENAPI_DIR the contract test would fail wherever the descriptions are not
// beside the checkout.
//
//nolint:paralleltest // it changes the environment
func TestIsolate(t *testing.T) {
	removed := append([]string{"TF_LOG", "TF_CLI_ARGS", "TF_DATA_DIR"}, provider.Environment...)
	kept := []string{"INTERCOM_OPENAPI_DIR", "HTTPS_PROXY", "TMPDIR"}
	for _, name := range append(kept, removed...) {
		t.Setenv(name, "x")
	}
	Isolate()
	for _, name := range removed {
		if value, ok := os.LookupEnv(name); ok {
			t.Errorf("%s is still %q", name, value)
		}
	}
	for _, name := range kept {
		if os.Getenv(name) != "x" {
			t.Errorf("%s was removed", name)
		}
	}
}
