package provider_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/intercom-community/terraform-provider-intercom/internal/intercomtest"
	"github.com/intercom-community/terraform-provider-intercom/internal/provider/acctest"
)

// imported are resources of which Terraform writes the configuration, and the
// names by which people know them, as those stand in an import block.
var imported = map[string]struct{ typeName, config, key string }{
	"tag": {"intercom_tag", `resource "intercom_tag" "test" { name = "%%{if} $${VIP}" }`, "%%{if} $${VIP}"},
	"data attribute": {"intercom_data_attribute", `
resource "intercom_data_attribute" "test" {
  model     = "company"
  name      = "renews_on"
  data_type = "date"
}`, "company/renews_on"},
	"data attribute with options": {"intercom_data_attribute", `
resource "intercom_data_attribute" "test" {
  model              = "contact"
  name               = "plan, tier"
  data_type          = "string"
  description        = "two\nlines"
  options            = ["$${b}", "a \"quoted\""]
  messenger_writable = true
}`, "contact/plan, tier"},
	"ticket type": {"intercom_ticket_type", `
resource "intercom_ticket_type" "test" {
  name     = "Bug"
  category = "Customer"
}`, "Bug"},
	"ticket type with all": {"intercom_ticket_type", `
resource "intercom_ticket_type" "test" {
  name        = "Bug"
  category    = "Back-office"
  description = "For teammates"
  icon        = "👩‍💻"
  is_internal = true
}`, "Bug"},
	"boolean": {"intercom_ticket_type_attribute", importedField(`
  data_type                       = "boolean"
  required_to_create              = true
  required_to_create_for_contacts = true
  visible_on_create               = false
  visible_to_contacts             = false`), importedFieldKey},
	"text":  {"intercom_ticket_type_attribute", importedField("data_type = \"string\"\nmultiline = true"), importedFieldKey},
	"files": {"intercom_ticket_type_attribute", importedField("data_type = \"files\"\nallow_multiple_values = true"), importedFieldKey},
	"list":  {"intercom_ticket_type_attribute", importedField("data_type = \"list\"\nlist_items = [\"$${low}\", \"\\\"high\\\"\"]"), importedFieldKey},
}

// importedField is an attribute of a ticket type.
func importedField(arguments string) string {
	return `
resource "intercom_ticket_type" "bug" {
  name     = "Bug: ${upper("it")} \"breaks\""
  category = "Customer"
}
resource "intercom_ticket_type_attribute" "test" {
  ticket_type_id = intercom_ticket_type.bug.id
  name           = "How $${bad}?"
` + arguments + "\n}"
}

const importedFieldKey = `Bug: IT "breaks"/How $${bad}?`

// Terraform writes the configuration of what is imported. It is valid as it
// stands and changes nothing, whichever way the object was named.
func TestImport_generated(t *testing.T) {
	t.Parallel()
	for name, test := range imported {
		address := test.typeName + ".test"
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			acctest.RunCase(t, intercomtest.New(t), resource.TestCase{
				TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(tfversion.Version1_5_0)}, // it has no import blocks
				Steps: []resource.TestStep{
					{Config: test.config},
					{
						ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithID, GenerateConfig: true,
						ImportStateIdFunc: func(s *terraform.State) (string, error) { return fullID(s, address) },
					},
					{
						ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithID, GenerateConfig: true,
						ImportStateId: test.key,
					},
				},
			})
		})
		t.Run(name+" by identity", func(t *testing.T) {
			t.Parallel()
			acctest.RunCase(t, intercomtest.New(t), resource.TestCase{
				TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(acctest.Identity)},
				Steps: []resource.TestStep{
					{Config: test.config},
					{ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithResourceIdentity, GenerateConfig: true},
				},
			})
		})
	}
}

// fullID is the id of a resource, with its ticket type's if it has one.
func fullID(s *terraform.State, address string) (string, error) {
	is, ok := s.RootModule().Resources[address]
	if !ok {
		return "", fmt.Errorf("the state has no %s", address)
	}
	if ticketType := is.Primary.Attributes["ticket_type_id"]; ticketType != "" {
		return ticketType + "/" + is.Primary.ID, nil
	}
	return is.Primary.ID, nil
}
