// Terraform-provider-intercom manages the configuration of Intercom workspaces
// with Terraform.
package main

import (
	"flag"
	"log"

	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/serve"
)

// version is set by the release.
var version = "dev"

func main() {
	var debug bool
	flag.BoolVar(&debug, "debug", false, "wait for a debugger, and print how Terraform can reach this process")
	flag.Parse()

	if err := serve.Serve(provider.Address, provider.New(version), debug); err != nil {
		log.Fatal(err)
	}
}
