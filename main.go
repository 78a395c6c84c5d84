// Terraform-provider-intercom manages the configuration of Intercom workspaces
// with Terraform.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"

	"github.com/intercom-community/terraform-provider-intercom/internal/adopt"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/serve"
)

// version is set by the release.
var version = "dev"

// byHand is what someone reads who starts the provider without Terraform.
const byHand = `This is the Intercom provider, which Terraform and OpenTofu start by themselves.
To write the configuration of a workspace that exists, run:

  %s adopt -h

`

func main() {
	if len(os.Args) > 1 && os.Args[1] == "adopt" {
		os.Exit(adopt.Command(context.Background(), version, os.Args[2:], os.Stdout, os.Stderr))
	}
	if slices.Contains(os.Args, "adopt") { // .../terraform-provider-intercom_v* adopt
		fmt.Fprintf(os.Stderr, "adopt has to be the first argument, and comes after %q. If the shell found several versions of the provider, name one.\n", os.Args[1])
		os.Exit(2)
	}
	var debugged bool
	flag.Usage = func() {
		fmt.Fprintf(flag.CommandLine.Output(), byHand, filepath.Base(os.Args[0]))
		flag.PrintDefaults()
	}
	flag.BoolVar(&debugged, "debug", false, "wait for a debugger, and print how Terraform can reach this process")
	flag.Parse()
	if !debugged && os.Getenv("TF_PLUGIN_MAGIC_COOKIE") == "" { // what they start it with
		flag.Usage()
		os.Exit(1)
	}

	// The provider makes much garbage and keeps little: a sixth less CPU for 10 MB.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
	if err := serve.Serve(provider.Address, provider.New(version), debugged); err != nil {
		log.Fatal(err)
	}
}
