// Package acctest runs the provider against a simulated Intercom: through the
// real Terraform for what users see, and over the provider protocol, which is
// much faster, for what does not need Terraform.
package acctest

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercom"
	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/serve"
)

// The tests configure the provider themselves. The developer's own workspace must
// not get into them.
func init() {
	for _, variable := range provider.Environment {
		_ = os.Unsetenv(variable)
	}
}

// Identity is where Terraform began to import by identity, and Query where it
// got its query command.
var (
	Identity = tfversion.Version1_12_0
	Query    = tfversion.Version1_14_0
)

// Run runs steps through Terraform. Each step's configuration gets a provider block for the server, unless it has one.
func Run(t *testing.T, server *intercomtest.Server, steps ...resource.TestStep) {
	t.Helper()
	RunCase(t, server, resource.TestCase{Steps: steps})
}

// RunCase is Run for a test that needs more of a case than its steps.
func RunCase(t *testing.T, server *intercomtest.Server, c resource.TestCase) {
	t.Helper()
	for i := range c.Steps {
		if c.Steps[i].Config != "" {
			c.Steps[i].Config = ProviderBlock(server) + c.Steps[i].Config
		}
	}
	RunAsIs(t, c)
}

// RunAsIs is RunCase for configurations that have their own provider block.
func RunAsIs(t *testing.T, c resource.TestCase) {
	t.Helper()
	c.IsUnitTest = true
	c.ProtoV6ProviderFactories = Factories()
	resource.Test(t, c)
}

// Factories serve the provider inside the test's process, as its own server
// does.
func Factories() map[string]func() (tfprotov6.ProviderServer, error) {
	return map[string]func() (tfprotov6.ProviderServer, error){
		"intercom": func() (tfprotov6.ProviderServer, error) {
			return serve.New(provider.New("test", provider.WithRetryWait(time.Millisecond))()), nil
		},
	}
}

// ProviderBlock configures the provider for a server. more are further
// arguments of the block.
func ProviderBlock(server *intercomtest.Server, more ...string) string {
	block := fmt.Sprintf("provider \"intercom\" {\n  access_token = %q\n  base_url = %q\n", server.Token, server.URL)
	for _, argument := range more {
		block += "  " + argument + "\n"
	}
	return block + "}\n"
}

// Client returns a client of the server, to change things behind Terraform's
// back.
func Client(t testing.TB, server *intercomtest.Server) *intercom.Client {
	t.Helper()
	client, err := intercom.New(intercom.Config{
		AccessToken: server.Token, BaseURL: server.URL, MaxRetries: intercom.DefaultMaxRetries, RetryWait: time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// Expect checks what a plan does with one resource.
func Expect(address string, action plancheck.ResourceActionType) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(address, action)}}
}

// Problem is a refusal of Intercom's, for ever. more are further fields of the
// error, as ,"field":"name".
func Problem(request string, status int, code, message, more string) intercomtest.Fault {
	return intercomtest.Fault{Request: request, Status: status, Times: -1, ContentType: "application/json", Body: fmt.Sprintf(
		`{"type":"error.list","request_id":"req-1","errors":[{"code":%q,"message":%q%s}]}`, code, message, more)}
}
