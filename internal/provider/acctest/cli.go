package acctest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
)

// CLI is a directory in which Terraform runs with a provider that was built and
// started as users have it: a process of its own.
type CLI struct {
	t        testing.TB
	path     string
	dir      string
	env      []string
	provider string // this directory's own name for the binary
}

// NewCLI builds the provider, once in a test's process, and writes a
// configuration, if there is one. It skips when there is no Terraform.
func NewCLI(t testing.TB, config string, env ...string) *CLI {
	t.Helper()
	cli := newCLI(t)
	cli.provider = filepath.Join(t.TempDir(), "terraform-provider-intercom")
	if err := os.Link(binary.use(t), cli.provider); err != nil {
		t.Fatal(err)
	}
	if config != "" {
		cli.Write("main.tf", config)
	}
	address := strings.TrimPrefix(provider.Address, "registry.terraform.io/")
	cli.Write("cli.tfrc", fmt.Sprintf("provider_installation {\n  dev_overrides {\n    %q = %q\n  }\n  direct {}\n}\n", address, filepath.Dir(cli.provider)))
	cli.Setenv("TF_CLI_CONFIG_FILE=" + cli.Path("cli.tfrc"))
	cli.Setenv(env...)
	return cli
}

// newCLI finds Terraform and makes a directory for it.
func newCLI(t testing.TB) *CLI {
	t.Helper()
	terraform := os.Getenv("TF_ACC_TERRAFORM_PATH")
	if terraform == "" {
		var err error
		if terraform, err = exec.LookPath("terraform"); err != nil {
			t.Skip("needs Terraform on PATH")
		}
	}
	return &CLI{t: t, path: terraform, dir: t.TempDir(), env: append(os.Environ(), "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1")}
}

// binary is the provider as it is built, for as long as a test uses it. Each
// test links it instead of copying it: a file that was just written cannot
// always be run while other tests start processes.
var binary built

type built struct {
	mu    sync.Mutex
	dir   string
	users int
}

// use returns the path of the binary, which stays until the test ends.
func (b *built) use(t testing.TB) string {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.users == 0 {
		dir, err := os.MkdirTemp("", "terraform-provider-intercom") //nolint:usetesting // it outlives the test that makes it
		if err != nil {
			t.Fatal(err)
		}
		b.dir = dir
	}
	path := filepath.Join(b.dir, "terraform-provider-intercom")
	if b.users == 0 {
		const module = "github.com/intercom-community/terraform-provider-intercom"
		if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", path, module).CombinedOutput(); err != nil {
			_ = os.RemoveAll(b.dir)
			t.Fatalf("building the provider: %v\n%s", err, out)
		}
	}
	b.users++
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		if b.users--; b.users == 0 {
			_ = os.RemoveAll(b.dir)
		}
	})
	return path
}

// Write writes a file into the directory.
func (c *CLI) Write(name, content string) {
	c.t.Helper()
	if err := os.WriteFile(filepath.Join(c.dir, name), []byte(content), 0o600); err != nil {
		c.t.Fatal(err)
	}
}

// Read returns a file of the directory.
func (c *CLI) Read(name string) string {
	c.t.Helper()
	content, err := os.ReadFile(filepath.Join(c.dir, name))
	if err != nil {
		c.t.Fatal(err)
	}
	return string(content)
}

// Path returns the path of a file of the directory.
func (c *CLI) Path(name string) string { return filepath.Join(c.dir, name) }

// Setenv sets variables of the environment for the commands that follow.
func (c *CLI) Setenv(env ...string) { c.env = append(c.env, env...) }

// Terraform runs a command and returns what it printed, and whether it
// succeeded.
func (c *CLI) Terraform(args ...string) (string, bool) {
	c.t.Helper()
	output, code := c.Exit(args...)
	return output, code == 0
}

// Exit is Terraform with the exit code.
func (c *CLI) Exit(args ...string) (string, int) {
	c.t.Helper()
	cmd := c.command(c.path, args...)
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		c.t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// Provider returns the command that runs the provider itself, as someone does
// who types its name.
func (c *CLI) Provider(args ...string) *exec.Cmd { return c.command(c.provider, args...) }

// Shell returns a command line as people paste it. It needs a Unix.
func (c *CLI) Shell(line string) *exec.Cmd { return c.command("sh", "-c", line) }

func (c *CLI) command(path string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(c.t.Context(), path, args...)
	cmd.Dir = c.dir
	cmd.Env = c.env
	return cmd
}

// KillProvider kills the provider that runs in the directory, as the kernel
// does when memory runs out. It needs Linux.
func (c *CLI) KillProvider() {
	processes, _ := filepath.Glob("/proc/[0-9]*/exe")
	for _, exe := range processes {
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(exe)))
		if path, linkErr := os.Readlink(exe); err != nil || linkErr != nil || path != c.provider {
			continue
		}
		if process, err := os.FindProcess(pid); err == nil {
			_ = process.Kill()
		}
	}
}
