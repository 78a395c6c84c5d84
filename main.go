// Terraform-provider-intercom manages the configuration of Intercom workspaces
// with Terraform.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"

	"github.com/agext/levenshtein"

	"github.com/intercom-community/terraform-provider-intercom/internal/adopt"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/serve"
)

// version is set by the release.
var version = "dev"

// help is what people read who start the provider themselves.
const help = `This is the Intercom provider. Terraform and OpenTofu start it; you do not need to.

Usage: %[1]s <command>

Commands:
  adopt      write the configuration of an existing workspace; "%[1]s adopt -h" explains it
  version    print the version

Flags:
  -debug     serve the provider to Terraform from a debugger, and print how Terraform can reach this process
  -version   print the version
  -h         print this text
`

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run runs the command that the arguments name, and returns the exit status:
// 2 for wrong arguments. Without arguments it serves the provider, if Terraform
// has started this process.
func run(args []string, stdout, stderr io.Writer) int {
	program := filepath.Base(os.Args[0])
	flags := flag.NewFlagSet(program, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	debugged := flags.Bool("debug", false, "")
	printVersion := flags.Bool("version", false, "")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(stdout, help, program)
		return 0
	case err != nil:
		fmt.Fprintf(stderr, "Error: %s. Run %q for a list of flags and commands.\n", err, program+" -h")
		return 2
	}
	command := flags.Arg(0)
	switch {
	case command == "adopt" && !*debugged && !*printVersion:
		return adopt.Command(context.Background(), version, flags.Args()[1:], stdout, stderr)
	case command == "version", command == "" && *printVersion:
		fmt.Fprintf(stdout, "%s %s\n", program, version)
		return 0
	case command == "help":
		fmt.Fprintf(stdout, help, program)
		return 0
	case command != "":
		fmt.Fprintf(stderr, "Error: %s.\n", unknown(args, command, program))
		return 2
	case !*debugged && os.Getenv("TF_PLUGIN_MAGIC_COOKIE") == "": // Terraform sets it for every provider
		fmt.Fprintf(stderr, help, program)
		return 1
	}

	// The provider makes much garbage and keeps little: a sixth less CPU for 10 MB.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
	if err := serve.Serve(provider.Address, provider.New(version), *debugged); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// unknown explains why the arguments name no command.
func unknown(args []string, command, program string) string {
	if slices.Contains(args, "adopt") { // the shell has expanded .../terraform-provider-intercom_v* to several paths
		return fmt.Sprintf("adopt must be the first argument, but it comes after %q. If the shell found several versions of the provider, name one of them", args[0])
	}
	text := fmt.Sprintf("unknown command %q", command)
	for _, known := range []string{"adopt", "version", "help"} {
		if levenshtein.Distance(command, known, nil) < 3 {
			return fmt.Sprintf("%s. Did you mean %q?\nRun %q for a list of commands", text, known, program+" -h")
		}
	}
	return fmt.Sprintf("%s. Run %q for a list of commands", text, program+" -h")
}
