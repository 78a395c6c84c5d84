package identityverificationsecret_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

const typeName = "intercom_identity_verification_secret"

var web = acctest.Values{"name": "Web", "supports_web": true}

// A rotation with create_before_destroy creates the new secret first, and deletes
// exactly the old one. The state keeps what Intercom does not show again.
func TestResource_rotation(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	config := func(name string) string {
		return fmt.Sprintf("resource %q \"web\" {\n  name = %q\n  supports_web = true\n  lifecycle { create_before_destroy = true }\n}\n", typeName, name)
	}
	secret := statecheck.CompareValue(differs{})
	acctest.Run(t, server,
		resource.TestStep{
			Config:            config("2026"),
			ConfigStateChecks: []statecheck.StateCheck{secret.AddStateValue(typeName+".web", tfjsonpath.New("secret"))},
		},
		resource.TestStep{
			Config: config("2027"),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction(typeName+".web", plancheck.ResourceActionCreateBeforeDestroy),
			}},
			ConfigStateChecks: []statecheck.StateCheck{
				secret.AddStateValue(typeName+".web", tfjsonpath.New("secret")),
				statecheck.ExpectSensitiveValue(typeName+".web", tfjsonpath.New("secret")),
				statecheck.ExpectKnownValue(typeName+".web", tfjsonpath.New("supports_ios"), knownvalue.Bool(false)),
			},
		},
	)
	for _, o := range server.Objects("identity_verification_secrets") {
		if o["deleted"] != true {
			t.Errorf("%v is left", o["name"])
		}
	}
}

// differs wants two values that are strings and differ.
type differs struct{}

func (differs) CompareValues(values ...any) error {
	for i, value := range values {
		if text, ok := value.(string); !ok || text == "" || i > 0 && value == values[i-1] {
			return fmt.Errorf("got %v", values)
		}
	}
	return nil
}

// An import does not know the secret, and plans nothing because of that.
func TestResource_imported(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	id := server.Add("identity_verification_secrets", map[string]any{"name": "Nowhere"}) // as the API would not make it
	for _, key := range []string{id, "Nowhere"} {
		p := acctest.Connect(t, server)
		object, diags := p.Import(typeName, key)
		p.ExpectNone(diags)
		if secret := p.Values(typeName, object)["secret"]; secret != nil {
			t.Errorf("the secret is %v", secret)
		}
		p.ExpectNoChange(typeName, object, acctest.Values{"name": "Nowhere"})
	}
	p := acctest.Connect(t, server)
	_, diags := p.Import(typeName, "Somewhere")
	p.ExpectError(diags, "", "Cannot Import", "Somewhere")
	server.Add("identity_verification_secrets", map[string]any{"name": "Nowhere"})
	_, diags = acctest.Connect(t, server).Import(typeName, "Nowhere")
	p.ExpectError(diags, "", "Unable to Import Identity Verification Secret", id)
}

// Whatever Intercom does where its reference is silent, a secret is created, read and
// deleted, and its value is kept.
func TestResource_underEachAnswer(t *testing.T) {
	t.Parallel()
	for _, alternative := range intercomtest.AlternativesFor("identity_verification_secrets") {
		t.Run(alternative.Name, func(t *testing.T) {
			t.Parallel()
			server := intercomtest.New(t, func(c *intercomtest.Config) { c.Answers = alternative.Answers })
			p := acctest.Connect(t, server)
			made := p.Converge(typeName, nil, web)
			read, diags := acctest.Connect(t, server).Read(typeName, made)
			p.ExpectNone(diags)
			p.ExpectSame("reading", typeName, made, read)

			p = acctest.Connect(t, server)
			planned := p.Plan(typeName, nil, web)
			p.ExpectWarning(planned.Diagnostics, "name", "Identity Verification Secret Name Already in Use", "valid at the same time")
			second, diags := p.Apply(planned)
			if alternative.Answers.SecretNames == intercomtest.SecretNamesUnique {
				p.ExpectError(diags, "name", "Unable to Create Identity Verification Secret", "name has already been taken")
			} else {
				p.Destroy(typeName, second)
			}
			p.Destroy(typeName, made)
			p.Destroy(typeName, made) // it is gone already
			for _, o := range server.Objects("identity_verification_secrets") {
				if o["deleted"] != true {
					t.Errorf("%v is left", o)
				}
			}
		})
	}
}

// The secret is in the state and nowhere else: not in a log, a plan or a message.
func TestResource_secretIsSecret(t *testing.T) {
	t.Parallel()
	server := intercomtest.New(t)
	cli := acctest.NewCLI(t, fmt.Sprintf(`
terraform {
  required_providers {
    intercom = { source = "intercom-community/intercom" }
  }
}
provider "intercom" {
  access_token = %q
  base_url     = %q
}
variable "name" { default = "Web" }
resource %q "web" {
  name         = var.name
  supports_web = true
}
`, server.Token, server.URL, typeName), "TF_LOG=TRACE")
	var said bytes.Buffer
	for _, args := range [][]string{{"apply", "-auto-approve"}, {"plan", "-json"}, {"apply", "-auto-approve", "-var=name=Other"}, {"show"}, {"apply", "-auto-approve", "-destroy", "-var=name=Other"}} {
		out, ok := cli.Terraform(args...)
		said.WriteString(out)
		if !ok {
			t.Fatal(out)
		}
	}
	for _, o := range server.Objects("identity_verification_secrets") {
		if secret := fmt.Sprint(o["secret"]); len(secret) < 40 || strings.Contains(said.String(), secret) {
			t.Errorf("the secret of %v is shown", o["name"])
		}
	}
}
