// Package serve serves the provider to Terraform, as
// terraform-plugin-framework's providerserver does, without two of its costs:
// loggers that encode what nobody reads, and a context per call that is kept
// until the process ends.
package serve

import (
	"os"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
)

// Serve serves a provider until Terraform stops it. With debug it does not wait
// to be started by Terraform, but prints how Terraform can reach it.
func Serve(address string, newProvider func() provider.Provider, debug bool) error {
	var options []tf6server.ServeOpt
	// Where Terraform does not start the provider, it does not see its log either.
	quiet := !debug && !logsWanted(os.Environ())
	if debug {
		options = append(options, tf6server.WithManagedDebug())
	}
	if quiet {
		if err := turnLogsOff(address); err != nil {
			return err
		}
	}
	return tf6server.Serve(address, func() tfprotov6.ProviderServer { return newServer(newProvider(), quiet) }, options...)
}

// logsWanted reports whether any of the variables is set that say which logs
// there should be and where.
func logsWanted(environment []string) bool {
	return slices.ContainsFunc(environment, func(variable string) bool {
		name, value, _ := strings.Cut(variable, "=")
		return strings.HasPrefix(name, "TF_LOG") && value != "" && !strings.EqualFold(value, "off")
	})
}

// turnLogsOff turns off the loggers that otherwise, with no variable to set
// their level, encode every line for Terraform to throw away:
// https://github.com/hashicorp/terraform-plugin-framework/issues/1269
func turnLogsOff(address string) error {
	if err := os.Setenv("TF_LOG_SDK", "off"); err != nil {
		return err
	}
	// TF_LOG_PROVIDER is for Terraform; a provider's own logger asks for this one.
	name := address[strings.LastIndex(address, "/")+1:]
	return os.Setenv("TF_LOG_PROVIDER_"+strings.ToUpper(strings.ReplaceAll(name, "-", "_")), "off")
}
