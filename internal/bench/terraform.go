package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
)

// usage is the time and memory that one run of Terraform used.
type usage struct {
	terraform, provider time.Duration // CPU, user and system
	wall                time.Duration
	peak                int64 // memory of the provider, in bytes
}

func (u usage) cpu() time.Duration { return u.terraform + u.provider }

// directory is a directory with a configuration for Terraform, and the environment to
// run it with.
type directory struct {
	path string
	env  []string
}

// newDirectory writes a configuration and, if withState is set, a state that contains
// all objects.
func (b *bench) newDirectory(f flavour, objects []object, withState bool, env ...string) (*directory, error) {
	path, err := os.MkdirTemp(b.dir, "configuration")
	if err != nil {
		return nil, err
	}
	d := &directory{path: path}
	write := func(name string, content []byte) {
		err = errors.Join(err, os.WriteFile(filepath.Join(path, name), content, 0o600))
	}
	write("main.tf", []byte(f.configuration(objects)))
	write("cli.tfrc", fmt.Appendf(nil, "provider_installation {\n  dev_overrides {\n    %q = %q\n  }\n  direct {}\n}\n", f.source, b.path(f.binary)))
	if f.source == "" {
		write("cli.tfrc", nil)
	}
	if withState {
		state, stateErr := f.state(objects)
		err = errors.Join(err, stateErr)
		write("terraform.tfstate", state)
	}
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		if !strings.HasPrefix(name, "TF_") && !slices.Contains(provider.Environment, name) {
			d.env = append(d.env, variable)
		}
	}
	d.env = append(d.env, "TF_CLI_CONFIG_FILE="+filepath.Join(path, "cli.tfrc"), "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1",
		"BENCH_BINARY="+filepath.Join(b.path(f.binary), "provider"), "BENCH_USAGE="+filepath.Join(path, "usage"))
	for name, value := range f.env {
		d.env = append(d.env, name+"="+value)
	}
	d.env = append(d.env, env...)
	return d, err
}

// run runs Terraform and returns its usage. Terraform starts the provider several
// times; their times are added, and the highest memory counts.
func (b *bench) run(ctx context.Context, d *directory, args ...string) (usage, error) {
	usageFile := filepath.Join(d.path, "usage")
	if err := os.RemoveAll(usageFile); err != nil {
		return usage{}, err
	}
	cmd := exec.CommandContext(ctx, b.terraform, slices.Insert(slices.Clone(args), 1, "-no-color", "-input=false")...) //nolint:gosec // the program on PATH
	cmd.Dir, cmd.Env = d.path, d.env
	start := time.Now()
	output, err := cmd.CombinedOutput()
	if err != nil {
		if len(output) > 3000 {
			output = append(output[:3000], "..."...)
		}
		return usage{}, fmt.Errorf("terraform %s: %w\n%s", strings.Join(args, " "), err, output)
	}
	u := usage{wall: time.Since(start), terraform: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}

	lines, err := os.ReadFile(usageFile) //nolint:gosec // the file is in a directory that b created
	if errors.Is(err, os.ErrNotExist) {
		return u, nil // terraform_data
	}
	if err != nil {
		return usage{}, err
	}
	for _, text := range bytes.Split(bytes.TrimSpace(lines), []byte("\n")) {
		var line struct{ CPU, Own, PeakKB int64 }
		if err := json.Unmarshal(text, &line); err != nil {
			return usage{}, err
		}
		u.provider += time.Duration(line.CPU)
		u.terraform -= time.Duration(line.CPU + line.Own) // the time of a process includes that of its children
		u.peak = max(u.peak, line.PeakKB*1024)
	}
	return u, nil
}
