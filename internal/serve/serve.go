// Package serve serves the provider to Terraform like the providerserver of
// terraform-plugin-framework, without two of its costs: loggers that encode log
// lines which Terraform discards, and a context per call that is kept until the
// process ends.
package serve

import (
	"os"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
)

// Serve serves a provider until Terraform stops it. With debug, Terraform does
// not have to start the process: Serve prints how Terraform can reach it.
func Serve(address string, newProvider func() provider.Provider, debug bool) error {
	var options []tf6server.ServeOpt
	// Terraform does not read the log of a process that it has not started.
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

// logsWanted reports whether an environment variable asks Terraform for logs.
func logsWanted(environment []string) bool {
	return slices.ContainsFunc(environment, func(variable string) bool {
		name, value, _ := strings.Cut(variable, "=")
		return strings.HasPrefix(name, "TF_LOG") && value != "" && !strings.EqualFold(value, "off")
	})
}

// turnLogsOff turns off the loggers. Without a variable that sets their level,
// they encode every line and Terraform discards it:
// https://github.com/hashicorp/terraform-plugin-framework/issues/1269
func turnLogsOff(address string) error {
	if err := os.Setenv("TF_LOG_SDK", "off"); err != nil {
		return err
	}
	// Terraform reads TF_LOG_PROVIDER; the logger of a provider reads this variable.
	name := address[strings.LastIndex(address, "/")+1:]
	return os.Setenv("TF_LOG_PROVIDER_"+strings.ToUpper(strings.ReplaceAll(name, "-", "_")), "off")
}
