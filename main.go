// Terraform-provider-intercom manages the configuration of Intercom workspaces
// with Terraform.
package main

import (
	"flag"
	"log"
	"os"
	"runtime/debug"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/serve"
)

// version is set by the release.
var version = "dev"

func main() {
	var debugged bool
	flag.BoolVar(&debugged, "debug", false, "wait for a debugger, and print how Terraform can reach this process")
	flag.Parse()

	// The provider makes much garbage and keeps little: a sixth less CPU for 10 MB.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
	if err := serve.Serve(provider.Address, provider.New(version), debugged); err != nil {
		log.Fatal(err)
	}
}
