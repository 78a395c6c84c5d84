package provider_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/kind"
)

// Terraform generates the configuration of imported objects. The configuration is valid
// without edits and changes nothing, whichever id the import used.
func TestImport_generated(t *testing.T) {
	t.Parallel()
	for _, s := range resources() {
		t.Run(s.kind.Name, func(t *testing.T) {
			t.Parallel()
			address := s.typeName() + ".test"
			for name, test := range s.imports {
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					steps := []resource.TestStep{
						{Config: test.config},
						{
							ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithID, GenerateConfig: true,
							ImportStateIdFunc: func(state *terraform.State) (string, error) { return fullID(state, address, s.kind) },
						},
					}
					if test.key != "" {
						steps = append(steps, resource.TestStep{
							ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithID, GenerateConfig: true,
							ImportStateId: test.key,
						})
					}
					acctest.RunCase(t, s.bare(t), resource.TestCase{
						TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(tfversion.Version1_5_0)}, // older versions have no import blocks
						Steps:                  steps,
					})
				})
				t.Run(name+" by identity", func(t *testing.T) {
					t.Parallel()
					acctest.RunCase(t, s.bare(t), resource.TestCase{
						TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(acctest.Identity)},
						Steps: []resource.TestStep{
							{Config: test.config},
							{ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithResourceIdentity, GenerateConfig: true},
						},
					})
				})
			}
		})
	}
}

// bare returns a workspace without the objects that config refers to, unless only
// Intercom's interface can create them.
func (s *sample) bare(t *testing.T) *intercomtest.Server {
	t.Helper()
	if s.preparesOthers {
		return s.server(t)
	}
	return intercomtest.New(t)
}

// fullID returns the import id of a resource.
func fullID(s *terraform.State, address string, k kind.Kind) (string, error) {
	is, ok := s.RootModule().Resources[address]
	if !ok {
		return "", fmt.Errorf("the state has no %s", address)
	}
	var keys []string
	for _, key := range k.IdentityKeys() {
		keys = append(keys, is.Primary.Attributes[key])
	}
	return strings.Join(keys, "/"), nil
}
