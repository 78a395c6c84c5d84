package acctest

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	goversion "github.com/hashicorp/go-version"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
)

// Version is that of the provider in a mirror.
const Version = "0.1.0"

// Hosts are those of the registries. Each of Terraform and OpenTofu looks under
// its own for a provider that is written without one.
var Hosts = []string{"registry.terraform.io", "registry.opentofu.org"}

// NewMirror builds the provider, once in a test's process, and returns a
// directory that Terraform can install it from.
func NewMirror(t testing.TB) string {
	t.Helper()
	mirror := t.TempDir()
	for _, host := range Hosts {
		dir := filepath.Join(MirrorPath(mirror, host), Version, runtime.GOOS+"_"+runtime.GOARCH)
		if err := os.MkdirAll(dir, 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.Link(binary.use(t), filepath.Join(dir, "terraform-provider-intercom_v"+Version)); err != nil {
			t.Fatal(err)
		}
	}
	return mirror
}

// MirrorPath is where a mirror has the provider of a registry.
func MirrorPath(mirror, host string) string {
	return filepath.Join(mirror, host, filepath.FromSlash(strings.TrimPrefix(provider.Address, "registry.terraform.io/")))
}

// NewInstallCLI returns a CLI of files, in a directory of them, that has no
// provider yet. It installs one from a mirror, and from nowhere else.
func NewInstallCLI(t testing.TB, mirror string, files fs.FS, dir string, env ...string) *CLI {
	t.Helper()
	cli := newCLI(t)
	if err := os.CopyFS(cli.dir, files); err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(t.TempDir(), "cli.tfrc")
	if err := os.WriteFile(config, fmt.Appendf(nil, "provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", mirror), 0o600); err != nil {
		t.Fatal(err)
	}
	cli.dir = filepath.Join(cli.dir, dir)
	cli.Setenv("TF_CLI_CONFIG_FILE=" + config)
	cli.Setenv(env...)
	return cli
}

// SkipBelow skips a test with a Terraform that is too old for it.
func (c *CLI) SkipBelow(version string) {
	c.t.Helper()
	output, _ := c.Terraform("version", "-json")
	var is struct {
		Version *goversion.Version `json:"terraform_version"`
	}
	if err := json.Unmarshal([]byte(output), &is); err != nil {
		c.t.Fatal(err)
	}
	if is.Version.LessThan(goversion.Must(goversion.NewVersion(version))) {
		c.t.Skipf("needs Terraform %s, and this is %s", version, is.Version)
	}
}
