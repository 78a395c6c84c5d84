// Package terraform runs the real Terraform, or OpenTofu, with the provider of this
// checkout, for programs that demonstrate or test the provider.
package terraform

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
	"github.com/hashicorp/go-version"
	"github.com/hashicorp/hc-install/checkpoint"
	"github.com/hashicorp/hc-install/product"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
)

// oldest is the oldest version of Terraform that the provider supports.
var oldest = version.Must(version.NewVersion("1.5.7"))

// Source is the source address of the provider in configurations.
var Source = strings.TrimPrefix(provider.Address, "registry.terraform.io/")

// Program is an installed Terraform or OpenTofu. It does not use terraform-exec, which
// turns colours off: the demo shows what Terraform prints.
type Program struct {
	Command string   // the name that people type
	Product string   // Terraform or OpenTofu, with its version
	Dir     string   // the working directory
	Env     []string // of its process
	Color   bool

	path string
}

// Isolate removes the settings of the user's work from the environment of this process,
// and so from that of Terraform: all variables that configure the provider (token,
// workspace, region) or Terraform (log level, arguments, data directory). It keeps
// other variables, for example the one that names the directory of Intercom's API
// description.
func Isolate() {
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		upper := strings.ToUpper(name)
		if strings.HasPrefix(upper, "TF_") || slices.Contains(provider.Environment, upper) {
			_ = os.Unsetenv(name)
		}
	}
}

// Find returns the Terraform or OpenTofu on PATH if it is suitable, and otherwise
// installs Terraform below dir. The working directory of the program is below dir, too.
func Find(ctx context.Context, out io.Writer, dir string) (*Program, error) {
	p, err := newProgram(dir)
	if err != nil {
		return nil, err
	}
	var unusable []error
	for _, name := range []string{"terraform", "tofu"} {
		path, err := exec.LookPath(name)
		if err == nil {
			err = p.use(ctx, path)
		}
		if err == nil || ctx.Err() != nil {
			return p, err
		}
		unusable = append(unusable, err)
	}
	fmt.Fprintf(out, "There is no Terraform %s or later on PATH; downloading one, for this run only.\n", oldest)
	latest := checkpoint.LatestVersion{Product: product.Terraform, InstallDir: dir, Timeout: 3 * time.Minute}
	path, err := latest.Install(ctx)
	if err == nil {
		err = p.use(ctx, path)
	}
	if err != nil {
		return nil, fmt.Errorf("install Terraform %s or later (https://developer.hashicorp.com/terraform/install) and try again.\n%w",
			oldest, errors.Join(append(unusable, err)...))
	}
	return p, nil
}

// Use returns the program at a path.
func Use(ctx context.Context, path, dir string) (*Program, error) {
	p, err := newProgram(dir)
	if err != nil {
		return nil, err
	}
	return p, p.use(ctx, path)
}

func newProgram(dir string) (*Program, error) {
	p := &Program{Dir: filepath.Join(dir, "configuration")}
	cliConfig := filepath.Join(dir, "cli-config") // OpenTofu wants a regular file
	if err := errors.Join(os.Mkdir(p.Dir, 0o700), os.WriteFile(cliConfig, nil, 0o600)); err != nil {
		return nil, err
	}
	p.Env = append(os.Environ(), "TF_CLI_CONFIG_FILE="+cliConfig, "TF_IN_AUTOMATION=1", "TF_INPUT=0", "CHECKPOINT_DISABLE=1")
	return p, nil
}

// versionLine matches the first line that both Terraform and OpenTofu print.
var versionLine = regexp.MustCompile(`(?m)^(Terraform|OpenTofu) v(\S+)`)

// use sets the path of the program. It returns an error if the program does not work or
// is too old.
func (p *Program) use(ctx context.Context, path string) error {
	p.path = path
	output, _, err := p.Run(ctx, "version")
	if err != nil {
		return err
	}
	is := versionLine.FindStringSubmatch(output)
	if is == nil {
		return fmt.Errorf("%s is neither Terraform nor OpenTofu", path)
	}
	v, err := version.NewVersion(is[2])
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if v.LessThan(oldest) {
		return fmt.Errorf("%s has version %s", path, v)
	}
	p.Command, p.Product = strings.TrimSuffix(filepath.Base(path), ".exe"), is[1]+" "+is[2]
	return nil
}

// Serve serves the provider from this process and sets the environment by which
// Terraform finds it. Terraform then needs no init and no built provider.
func (p *Program) Serve(ctx context.Context, version string, options ...provider.Option) (stop func(), err error) {
	// A provider that Terraform does not start itself would log everything.
	for _, name := range []string{"TF_LOG_SDK", "TF_LOG_PROVIDER_INTERCOM"} {
		if err := os.Setenv(name, "off"); err != nil {
			return nil, err
		}
	}
	ctx, cancel := context.WithCancel(ctx)
	serving := make(chan *plugin.ReattachConfig, 1)
	stopped := make(chan struct{})
	failed := make(chan error, 1)
	go func() {
		failed <- tf6server.Serve(provider.Address, providerserver.NewProtocol6(provider.New(version, options...)()),
			tf6server.WithDebug(ctx, serving, stopped), tf6server.WithGoPluginLogger(hclog.NewNullLogger()))
	}()
	var config *plugin.ReattachConfig
	select {
	case config = <-serving:
	case err = <-failed:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if config == nil {
		cancel()
		return nil, fmt.Errorf("starting the provider: %w", err)
	}

	type address struct{ Network, String string }
	reattach := struct {
		Protocol        string
		ProtocolVersion int
		Pid             int
		Test            bool
		Addr            address
	}{string(config.Protocol), config.ProtocolVersion, config.Pid, config.Test, address{config.Addr.Network(), config.Addr.String()}}
	// OpenTofu looks the source address up in its own registry.
	text, err := json.Marshal(map[string]any{provider.Address: reattach, "registry.opentofu.org/" + Source: reattach})
	p.Env = append(p.Env, "TF_REATTACH_PROVIDERS="+string(text))
	return func() {
		cancel()
		<-stopped
	}, err
}

// Run runs a command and returns its output and its exit code.
func (p *Program) Run(ctx context.Context, args ...string) (output string, code int, err error) {
	if !p.Color {
		args = append(args[:1:1], append([]string{"-no-color"}, args[1:]...)...)
	}
	cmd := exec.CommandContext(ctx, p.path, args...) //nolint:gosec // the user chooses the program
	cmd.Dir, cmd.Env = p.Dir, p.Env
	text, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return "", 0, ctx.Err()
	case errors.As(err, &exit):
		return string(text), exit.ExitCode(), nil
	}
	return string(text), 0, err
}
