package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/types/known/emptypb"
)

// start is the time that a provider takes from its start to its schema.
type start struct{ wall, cpu time.Duration }

// measureStart starts a provider as Terraform does and asks for its schema.
func (b *bench) measureStart(ctx context.Context, f flavour) (start, error) {
	cmd := exec.CommandContext(ctx, filepath.Join(b.path(f.binary), "provider")) //nolint:gosec // the program that b built
	cmd.Env = append(os.Environ(), "TF_PLUGIN_MAGIC_COOKIE=d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
		"PLUGIN_PROTOCOL_VERSIONS=6", "PLUGIN_MIN_PORT=10000", "PLUGIN_MAX_PORT=25000")
	for name, value := range f.env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return start{}, err
	}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return start{}, err
	}
	err = func() error {
		defer func() { _ = cmd.Process.Kill() }()
		line, err := bufio.NewReader(out).ReadString('\n') // 1|6|unix|/tmp/plugin123|grpc|
		if err != nil {
			return err
		}
		fields := strings.Split(strings.TrimSpace(line), "|")
		if len(fields) < 5 || fields[2] != "unix" {
			return fmt.Errorf("the provider says %q", line)
		}
		connection, err := grpc.NewClient("unix:"+fields[3], grpc.WithTransportCredentials(insecure.NewCredentials()))
		if err != nil {
			return err
		}
		defer func() { _ = connection.Close() }()
		// The request is empty, and the content of the answer does not matter.
		return connection.Invoke(ctx, "/tfplugin6.Provider/GetProviderSchema", new(emptypb.Empty), new(emptypb.Empty))
	}()
	wall := time.Since(began)
	_ = cmd.Wait()
	if err != nil {
		return start{}, err
	}
	return start{wall, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}, nil
}
